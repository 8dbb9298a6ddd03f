import type { Same } from '../index.ts';
import type zh from '../zh/quality.ts';

const en: Same<typeof zh> = {
  class: {
    title: 'Classification', lead: 'Five categories, debtors as a whole, provisions: each claim by days past due, recorded circumstances and the debtor’s other claims.',
    tabs: { label: 'Parts of classification', mix: 'Classes and provisions', debtors: 'Debtors', circumstances: 'Circumstances' },
    noClose: 'No day was closed yet. Classes and provisions show after a close.', noDebtors: 'No debtor is worse than normal.', noCircumstances: 'No circumstance was recorded yet.', circumstancesLead: 'What worsens a class counts at once; what improves one, and every end, takes another person; a class set by hand takes three.',
    total: 'Loans', npl: 'Non-performing', nplRatio: 'Non-performing ratio', of: 'on {{day}}', mix: 'Classes', class: 'Class', loans: 'Loans', balance: 'Balance',
    provisions: 'Provisions', provisionsLead: 'Three reserves beside the lines of the rulebook; whether a line is met is decided by the exact ratio.', reserve: 'Method', amount: 'Reserve', coverage: 'Coverage (≥{{line}}%)', ratio: 'Of loans (≥{{line}}%)', met: 'met', notMet: 'not met',
    loan: 'Loan', days: 'Days past due', reasons: 'Reasons', upgrade: 'To rise', share: 'Non-performing {{percent}}% of', retail: 'retail, claim by claim', nonRetail: 'non-retail', contagion: 'over a tenth: all at least substandard',
    about: 'About', what: 'Circumstance', from: 'From', until: 'Until', step: 'Step', source: 'Source and reason', hands: 'Hands', next: 'Next', inForce: 'in force', endingWaits: 'end waits: {{what}}', endExplain: 'Say why and from when it is over; it counts until another person agrees.', endOn: 'Counts no more from (today when empty)',
  },
  form: {
    title: 'Record a circumstance', explain: 'The fact, its day, its source and the reason. A past day may be given.', kind: 'Circumstance', loan: 'Loan number', loanHint: 'for what is of one loan; otherwise the next field', firm: 'Firm id or credit code', on: 'From', source: 'Source', reason: 'Reason', needed: 'Fill this in',
    part: { 'debts-overdue': 'Debts at all banks overdue more than 90 days', 'expected-loss': 'Expected loss' }, whole: { 'debts-overdue': 'All debts at banks', 'expected-loss': 'Carrying amount' },
    toClass: 'Class (only worse than the computed one)', toCover: 'Security', toGrade: 'Grade now', matures: 'The renewed loan matures on', medium: 'Medium firm (loans that mature while the policy lasts)', conditions: 'Conditions of a renewal (all of them)',
    condition: { lawful: 'operates lawfully', stable: 'stable and continuing business', good_credit: 'good credit: nothing diverted, in arrears, evaded', was_normal: 'the renewed loan was normal', meets_standard: 'meets the lending standard and other conditions' },
    classes: { 'special-mention': 'special mention', substandard: 'substandard', doubtful: 'doubtful', loss: 'loss' }, covers: { guaranteed: 'guaranteed', mortgaged: 'mortgaged', pledged: 'pledged' },
    kinds: {
      'use-changed': 'Use of funds changed without consent', refinanced: 'Repaid by new borrowing', 'renewal-qualifies': 'Qualifying renewal', 'npl-elsewhere': 'Non-performing at another bank', impaired: 'Credit-impaired', 'rating-cut': 'External rating cut sharply', 'debts-overdue': 'Debts overdue at all banks', evasion: 'Evades its debts', bankruptcy: 'Bankruptcy liquidation entered', 'expected-loss': 'Expected loss assessed by itself',
      downgraded: 'Internal grade lowered', merged: 'Debtor merged or acquired', 'non-retail': 'Treated as non-retail', judged: 'Class set by hand', 'technical-delay': 'Technical delay', 'enhancement-recognised': 'Recognised enhancement', 'able-to-perform': 'Assessed able to perform', retail: 'Classed claim by claim', secured: 'How it is secured', 'stage-rebutted': 'Rebuttal of the 30-day presumption', disputed: 'Claim contested',
    },
  },
  loss: {
    yuan: '{{amount}} yuan',
    title: 'Expected losses', lead: 'Loan by loan and stage: stage 1 looks twelve months ahead, stage 2 over the remaining life, stage 3 at the loss given default; weighted over scenarios, rounded to the cent year by year.', none: 'No run yet. Draft and approve parameters, then run.', run: 'Run', runExplain: 'Computes every loan at the end of the day with the parameters in force, and keeps the result.', day: 'Day', shown: 'Run shown', tabs: { label: 'Parts of expected losses', run: 'Result', loans: 'Loans', movement: 'Movement', parameters: 'Parameters' },
    stage: { s1: 'Stage 1', s2: 'Stage 2', s3: 'Stage 3' }, stageHead: 'Stage', exposure: 'Exposure', loss: 'Expected loss', covered: 'Loss over exposure', exposureByStage: 'Exposure by stage', lossByStage: 'Expected loss by stage', stackedLead: 'stacked by class', by: { stage: 'By stage', class: 'By class', product: 'By product', grade: 'By grade', cover: 'By cover' },
    loansLead: 'The number of a loan opens the formula with its numbers.', anyStage: 'Every stage', cause: 'Cause', grade: 'Grade', cover: 'Cover', before: 'Back', after: 'Next',
    formula: 'The formula', formula12: 'Each year: exposure × Σ weight × marginal PD × LGD × discount = expected loss', formula3: 'In default: exposure × Σ weight × LGD = expected loss; interest is on the net amount', lgd: 'Loss given default', rate: 'Effective (contract) rate', daysLeft: 'Days left', interestBase: 'Interest is on', curve: 'Conditional PD by year', year: 'Year', marginal: 'Marginal PD', written: 'Written out', sum: 'Sum', scenario: 'Scenario', weight: 'Weight', pdFactor: 'PD factor', lgdFactor: 'LGD factor',
    movement: 'Movement of the allowance', what: 'What', migration: 'Between stages', migrationLead: 'rows: stage before; columns: stage now; loans in the circle', from: 'From', to: 'To', new: 'new', gone: 'gone', noEarlier: 'There is no earlier run to compare with.', since: 'Since',
    draft: 'Draft parameters', draftExplain: 'Curves, losses given default, scenarios with weights, staging. Another person approves; lines of days may only be tighter than the rulebook.', document: 'Document (YAML)', parametersLead: 'Runs take the version approved last; earlier ones are kept for ever.', inForce: 'in force', noParameters: 'No parameters yet.',
  },
  subsidy: {
    title: 'Interest subsidies', lead: 'Programmes with eligibility, share, ceilings and period; exact by the day, claimed by quarter, checked, sent, paid.', none: 'No programme yet.', draft: 'Draft a programme', draftExplain: 'Who pays, share_percent or points, period and ceilings. Another person approves.', claimed: 'Claimed', paid: 'Paid', noClaims: 'No quarter was claimed yet.', claimExplain: 'Adds up each day’s balance of the quarter, cuts by the ceilings and makes the list; another person checks it.', quarter: 'Quarter', quarterForm: 'write 2026Q3', firm: 'Firm', days: 'Days', mean: 'Mean balance', accrued: 'Accrued', asked: 'Claimed', cut: 'Cut by', amount: 'Amount paid', reference: 'Reference',
  },
};

export default en;
