import type { Same } from '../index.ts';
import type zh from '../zh/loans.ts';

const en: Same<typeof zh> = {
  title: 'Loans',
  lead: 'Contracts, schedules, postings and what happened',
  state: { signed: 'Signed', cancelled: 'Cancelled', instructed: 'Payout instructed', sent: 'Payout sent', unknown: 'Payout unknown', returned: 'Payout returned', active: 'Active', settled: 'Settled', 'written-off': 'Written off' },
  class: { normal: 'Normal', 'special-mention': 'Special mention', substandard: 'Substandard', doubtful: 'Doubtful', loss: 'Loss' },
  overdue: { current: 'Not overdue', '1-30': '1–30 days', '31-60': '31–60 days', '61-90': '61–90 days', '91-360': '91–360 days', 'over-360': 'Over 360 days' },
  region: { '1301': 'Shijiazhuang', '1302': 'Tangshan', '1303': 'Qinhuangdao', '1304': 'Handan', '1305': 'Xingtai', '1306': 'Baoding', '1307': 'Zhangjiakou', '1308': 'Chengde', '1309': 'Cangzhou', '1310': 'Langfang', '1311': 'Hengshui' },
  industry: {
    A: 'Agriculture, forestry, fishing', B: 'Mining', C: 'Manufacturing', D: 'Electricity, heat, gas, water', E: 'Construction', F: 'Wholesale and retail', G: 'Transport, storage, post', H: 'Hotels and catering', I: 'Information technology', J: 'Finance',
    K: 'Real estate', L: 'Leasing and business services', M: 'Research and technical services', N: 'Water, environment, public facilities', O: 'Household and repair services', P: 'Education', Q: 'Health and social work', R: 'Culture, sports, entertainment', S: 'Public administration', T: 'International organisations',
  },
  filter: { q: 'Number or firm', qHint: 'Beginning of number or name', state: 'State', class: 'Class', overdue: 'Days past due', product: 'Product', region: 'Region', industry: 'Industry', from: 'Starts from', to: 'Starts to', firm: 'One firm', thisFirm: 'This firm only' },
  column: { number: 'Number', firm: 'Firm', product: 'Product', principal: 'Principal', outstanding: 'Outstanding', rate: 'Rate a year / a month', overdue: 'Days past due', class: 'Class', state: 'State', region: 'Region', industry: 'Industry', starts: 'Starts', ends: 'Ends', guaranteed: 'Guarantee', positionOn: 'Balance of' },
  days: '{{count}} days',
  erased: '(data of the firm erased)',
  one: {
    title: 'Loan {{number}}', lead: '{{product}} · {{method}} · {{count}} months · {{rate}} a year ({{monthly}}‰ a month)', firm: 'Firm:', application: 'Its application', facility: 'Facility {{number}}', agreement: 'Guarantee agreement', guaranteed: 'Guaranteed', closed: 'Closed through {{day}}',
    principal: 'Contract principal', outstanding: 'Outstanding principal', due: 'Due and unpaid', overdue: 'Overdue', accrued: 'Accrued, not yet due', payoff: 'Pay-off amount', daysPastDue: 'Days past due', class: 'Class', compensated: 'Paid by guarantors', days: 'days',
    overdueNote: 'Principal {{principal}} · interest {{interest}} · besides penalty and compound interest {{penalty}}', notPaidOut: 'The money has not reached the firm yet, so nothing is owed. The schedule below is that of the contract.', payoffNote: 'Settles it on {{day}}',
    offBalance: 'Interest is off balance: {{total}} (since {{since}})', offBalanceNote: 'Interest {{interest}}, penalty and compound interest {{penalties}}. The firm owes it all the same; it is income when received, and comes back once nothing is past due.',
  },
  look: {
    title: 'Look at another day', at: 'As at (business day)', known: 'As known at', hint: '“As at” is the day it is worked out for; “as known at” uses only what had been recorded by the end of that day.', today: 'Back to today', past: 'You are looking at another day, not at the loan as it is now',
    pastAt: 'as at {{day}}', pastKnown: 'only with what was recorded by the end of {{day}}', noActs: 'Nothing can be done from here: go back to today first.',
  },
  corrections: { title: 'To be corrected by a person ({{count}})', lead: 'Facts recorded later removed the reason of these acts. The acts still stand: decide what to do.' },
  schedule: {
    title: 'Schedule', lead: 'What is due and what is unpaid', number: 'No.', dueOn: 'Due on', principal: 'Principal', interest: 'Interest', total: 'Total', unpaid: 'Unpaid', state: 'State', sum: 'Sum',
    paid: 'Paid', part: 'Partly paid', due: 'Due', overdue: 'Overdue', later: 'Not yet due', chart: 'Principal and interest by instalment', chartLead: 'Pale: paid in full', describe: '{{count}} instalments, {{paid}} paid, {{overdue}} overdue', none: 'No schedule yet',
  },
  timeline: {
    title: 'What happened', lead: 'By effective day; recorded later is marked as back-dated', effective: 'Effective {{day}}', recorded: 'recorded', by: '{{actor}}', late: 'Back-dated by {{count}} days', reversed: 'Reversed', reference: 'Reference {{reference}}', none: 'Nothing yet',
    chart: 'Effective day against recorded day', chartLead: 'On the line: recorded the same day; the higher, the later', event: 'Event', effectiveOn: 'Effective on', recordedOn: 'Recorded on', amount: 'Amount', describe: '{{count}} events, {{late}} of them back-dated', more: 'Show all {{count}}', fewer: 'Show the latest only',
  },
  postings: { title: 'Postings', lead: 'Debits equal credits; a book date other than the value date is a back-dated entry or a correction', valueDate: 'Value date', bookDate: 'Book date', account: 'Account', debit: 'Debit', credit: 'Credit', total: 'Total', balanced: 'Balanced', unbalanced: 'Not balanced', none: 'No postings yet', different: 'differs from the value date' },
  act: {
    payoutExplain: 'Instructs the bank to pay out; a second person must release it before money leaves.', releaseExplain: 'Money leaves once this is released. Check loan, amount and firm.', cancelExplain: 'No money has left. The contract ends, and what it held of a facility or a guarantee is free again. A cancelled contract cannot be taken up again.', confirmExplain: 'Record what the bank answered.', result: 'The bank’s answer', confirmed: 'Arrived', unknown: 'Unknown', returned: 'Returned', resultNeeded: 'Choose the answer',
    reference: 'Bank reference', referenceHint: 'The same reference is the same payment and is not entered twice', referenceNeeded: 'Give the bank reference', valueDate: 'Value date', valueDateHint: 'Today when left empty; a past day records it back-dated', amount: 'Amount (main unit)', amountNeeded: 'Give an amount above zero with at most two decimals', mode: 'Instalments that remain', keepTerm: 'Same term, smaller instalments', shortenTerm: 'Same instalment, shorter term', keepPlan: 'Same principal, last instalments reduced',
    payExplain: 'Look at the preview below: that is what will be recorded.', backdated: 'Back-dated: value date before today, {{day}}', reverse: 'Propose reversal', reverseTitle: 'Propose to reverse {{reference}}', reverseExplain: 'It is carried out once another person approves. What was recorded stays; the reversal is recorded beside it.', writeOffExplain: 'It is carried out once another person approves. Recoveries can still be recorded afterwards.', peril: { 'trade-interruption': 'Of it trade interruption (CNY)', 'receivable-shortfall': 'Of it shortfall on confirmed receivables (CNY)', disaster: 'Of it disaster (CNY)' }, perilHelp: 'May be left empty; the rest of the loss is credit. Fill in where the agreement has layers by peril.', claimExplain: 'Claims from the guarantors under the agreement; the loss is worked out as the loan stands.', openGuarantee: 'Open the agreement',
  },
  fee: { explain: 'Records a fee the firm has paid; one paid to somebody else is kept on record and is no income of the lender.', name: 'What for', nameNeeded: 'Say what the fee is for', payee: 'Paid to', payeeHint: 'Empty: the lender' },
  payoff: { act: 'Payoff quote', title: 'What pays the loan off', lead: 'If nothing is paid before; a quote, nothing is booked.', on: 'On day', part: 'Part', principal: 'Remaining principal', interest: 'Interest up to the day', penalty: 'Penalty and compound interest', advance: 'Less: received and not used', total: 'To pay on {{day}}' },
  form: { annuity: 'Annuity', 'equal-principal': 'Equal principal', 'interest-first': 'Interest first', bullet: 'Bullet' },
  change: {
    kind: 'What changes', of: { 'agree-rate': 'Rate', extend: 'Extension', restructure: 'Restructuring', 'waive-penalty': 'Penalty waiver', 'transfer-debt': 'Debt transfer', renew: 'Renewal without repaying principal' },
    months: 'New term (months from the change)', monthsLater: 'Later by (months)', percent: 'New rate a year (%)', asBefore: 'As it was when left empty', repayment: 'Way to repay', difficulty: 'The debtor is in financial difficulty', difficultyHint: 'Then it is a restructuring: watched for a year and two instalments in a row, no better than special mention',
    replan: 'Plan overdue principal anew', replanHint: 'Otherwise it stays overdue; unpaid interest and penalties are left as they are', firm: 'New debtor', firmHint: 'Credit code or firm id', byLoan: 'New loan', byLoanHint: 'Signed and not paid out; the old one must owe principal only', qualifies: 'Meets the conditions of 金规〔2024〕13号', qualifiesHint: 'If not, the new loan is no better than special mention',
    on: 'From', onHint: 'Today when left empty; a past day back-dates it', explain: 'Look at the schedule that follows; a second person approves before anything is done.', incomplete: 'Say what changes',
  },
  preview: {
    drawn: 'Principal over time', drawnDescribe: '{{count}} due dates; dashed as planned, solid after the act', planned: 'As planned', would: 'After',
    title: 'What it changes', waiting: 'Give an amount to see what changes', item: 'Item', before: 'Before', after: 'After', change: 'Change', postings: 'New postings', schedule: 'Instalments that change', noPostings: 'No new postings', noSchedule: 'The schedule stays', same: 'same', nothing: 'A preview only: nothing is recorded yet', stopped: 'No preview', oldUnpaid: 'Unpaid before', newUnpaid: 'Unpaid after', oldTotal: 'Due before', newTotal: 'Due after', gone: 'dropped', added: 'new',
    outstanding: 'Outstanding principal', due: 'Due and unpaid', overduePrincipal: 'Overdue principal', overdueInterest: 'Overdue interest', penalty: 'Penalty and compound interest', accrued: 'Accrued, not yet due', payoff: 'Pay-off amount', daysPastDue: 'Days past due', class: 'Class',
  },
};

export default en;
