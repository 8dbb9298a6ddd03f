import type { Same } from '../index.ts';
import type zh from '../zh/applications.ts';

const en: Same<typeof zh> = {
  title: 'Applications',
  lead: 'Intake, decisions and reviews',
  tabs: { label: 'Quick filters', all: 'All', submitted: 'To decide', referred: 'To review', offered: 'Offered', approved: 'To sign' },
  state: { submitted: 'Submitted', referred: 'Referred', offered: 'Offered', approved: 'Approved', accepted: 'Accepted', contracted: 'Contracted', declined: 'Declined', withdrawn: 'Withdrawn' },
  outcome: { offer: 'Offer', refer: 'Refer', decline: 'Decline' },
  filter: { q: 'Firm', qHint: 'Beginning of the name, or whole code', state: 'State', outcome: 'Outcome', product: 'Product', grade: 'Grade', from: 'Submitted from', to: 'Submitted to', firm: 'One firm', thisFirm: 'This firm only' },
  column: { firm: 'Firm', product: 'Product', amount: 'Amount', tenor: 'Tenor', state: 'State', outcome: 'Outcome', grade: 'Grade', submittedOn: 'Submitted', submittedBy: 'Submitted by', loan: 'Loan' },
  erased: '(data of the firm erased)',
  plan: { title: 'Repayment plan, if paid out on the day of the decision', lead: '{{count}} instalments', number: 'No.', dueOn: 'Due on', principal: 'Principal', interest: 'Interest', total: 'Total' },
  new: {
    repayment: 'Way to repay (the product’s first when left empty)',
    title: 'New application', open: 'New application', lead: 'It can be decided once it is submitted; the data it needs must be under a valid consent of the firm',
    firm: 'Firm', firmHint: 'Type the beginning of the name or of the credit code', firmNeeded: 'Choose a firm', firmNone: 'No such firm: check the name or the code, or register the firm first',
    firmType: 'Type at least two characters', product: 'Product', productNeeded: 'Choose a product', productNone: 'No product is in force: risk submits one and a reviewer approves it', inForce: 'Version {{version}} in force', notInForce: 'Not in force',
    limit: 'Limit {{from}} to {{to}}', rateFrom: 'From {{rate}} a year', tenorRange: '{{from}}–{{to}} months',
    amount: 'Amount', unit: 'Unit of the amount', amountNeeded: 'Give an amount above zero, with at most two decimals of the main unit', exact: 'That is {{amount}} {{unit}}',
    tenor: 'Tenor', months: 'months', tenorNeeded: 'Give whole months', purpose: 'Purpose', purposeNeeded: 'Choose a purpose', purposeHint: 'The product lists the purposes; choose it first',
    refuse: 'The applicant refuses a decision made only by automation',
    refuseLead: 'Personal Information Protection Law of China, article 24(3): where a decision made by automation has a major effect on a person’s rights, the person may ask for an explanation and may refuse a decision made only by automation. When ticked, no credit is offered before a reviewer has looked at it; ticking is no reason to decline.',
    toConsent: 'Record a consent in the firm’s file', submit: 'Submit', done: 'The application is submitted',
  },
  one: {
    title: 'Application:', lead: '{{product}} · submitted {{day}} by {{name}}', refused: 'Refuses automation',
    asked: 'Amount asked for', offered: 'Amount offered', limit: 'Limit {{amount}}', tenor: '{{count}} months · {{purpose}}', rate: 'Rate a year', score: 'Score', grade: 'Grade {{grade}}', pd: 'Probability of default', monthly: '{{rate}}‰ a month', allIn: 'All-in cost, compound', cap: 'Cap {{cap}}',
    noDecision: 'Not decided yet', noDecisionLead: 'Once it is decided, outcome, reasons, score, price and checks stand here.', loan: 'Loan {{number}}', firm: 'The firm',
    outcome: 'Outcome', decidedOn: 'Decided on {{day}}', reasons: 'Reasons', noReasons: 'Nothing spoke against it', found: 'Found', threshold: 'standard',
    review: 'Review', reviewedBy: '{{name}}: ', approve: 'Approve', decline: 'Decline', verdict: 'Verdict', verdictNeeded: 'Choose approve or decline', reviewExplain: 'Verdict and reason go into the audit trail and to the applicant.',
    decideExplain: 'Decides with the product, scorecard and rulebook in force now, from the data the consents cover. The versions are pinned with the decision, so that it can be made again and compared.',
    facility: 'Facility {{number}}', openFacilityExplain: 'The facility is signed on the terms of the offer; loans are then drawn on its page.', contractExplain: 'Signs the contract as offered and opens the loan; the payout is instructed and released separately.',
    open: 'Open the loan',
  },
  score: {
    title: 'Score', lead: 'The higher the score, the lower the probability of default', describe: 'Score {{score}} on a scale from {{lowest}} to {{highest}}, grade {{grade}}', scale: 'Scale of the score with grade bands', band: 'Grade {{grade}}',
    points: 'Points by feature', table: 'Points in detail', meanLead: 'Dark: points given; light: the points of the mean firm. Most lost first; below zero is better than the mean', pointsLead: 'Dark: points given; light: the most this feature can give. Most lost first', feature: 'Feature', value: 'Value', bin: 'Bin', got: 'Points', best: 'Best', lost: 'Lost', none: 'The decision ended before scoring: there is no score',
    pointsDescribe: 'Most was lost by {{feature}}: {{lost}} points',
  },
  price: {
    title: 'How the price is built', table: 'The rate in figures', lead: 'The yearly rate step by step from its base', describe: 'From {{from}} to {{to}}, contract rate {{rate}} a year', step: 'Step', annual: 'A year (%)', monthly: 'A month (‰)', none: 'Nothing is offered, so there is no price',
    allIn: 'All-in cost', allInLead: 'Interest and every fee, as a yearly rate', simple: 'Simple, a year', compound: 'Compound, a year', byDays: 'Compound over actual days', cap: 'Cap', within: 'Within the cap', above: 'Above the cap', describeAllIn: 'Simple {{simple}}, compound {{compound}}, cap {{cap}}',
    fees: 'Fees', payee: 'Paid to', upfront: 'At payout', each: 'Each instalment', noFees: 'No fee beside interest', fee: 'Fee',
  },
  checks: { title: 'Checks', lead: 'What each step looked at, and what it found', all: 'All ({{count}})', notPassed: 'Not passed ({{count}})', rule: 'Rule', value: 'Found', threshold: 'Standard', result: 'Result', step: 'Step', none: 'Everything passed', show: 'Show' },
  inputs: { title: 'Data it was decided from', lead: 'By source; only what the consents cover is read', none: 'No data were read', missing: 'missing', derived: 'From the application' },
  pinned: {
    title: 'Pinned versions', lead: 'Product, scorecard and rulebook in force then; compare by digest', product: 'Product', scorecard: 'Scorecard', rulebook: 'Rulebook', digest: 'Digest of the record (SHA-256)',
    version: 'Version {{version}}', asOf: 'as of {{day}}', replay: 'Decide again and compare', identical: 'The same to the last byte', differs: 'It differs from what was recorded', erased: 'The firm’s data were erased by law: there is nothing to decide from',
  },
};

export default en;
