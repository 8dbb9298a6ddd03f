import type { Same } from '../index.ts';
import type zh from '../zh/guarantees.ts';

const en: Same<typeof zh> = {
  title: 'Guarantee agreements',
  lead: 'How bank, guarantor and re-guarantors share a loss; compensation and recoveries are divided to the cent.',
  list: { name: 'Agreement', loans: 'Loans under guarantee', outstanding: 'Principal under guarantee', losses: 'Losses divided', paid: 'Compensated', recovered: 'Recovered', parties: 'Shares', empty: 'No guarantee agreement yet. Once a signed one is recorded, products can refer to it.' },
  tabs: { label: 'Parts of the agreement', shares: 'Shares and caps', claims: 'Claims and recoveries', audit: 'Audit' },
  terms: { title: 'Terms', coverage: 'What is covered', trigger: 'Trigger', recovery: 'Order of recoveries', waiting: 'Days from the trigger before a claim', payment: 'Days to pay', days: '{{count}} days', from: 'First day', until: 'Last day' },
  parties: { title: 'Shares of a loss', lead: 'A loss is divided in these shares; the party marked “front” pays the bank first and is reimbursed by the others.', party: 'Party', role: 'Role', share: 'Share', fee: 'Fee a year', front: 'front', liability: 'Own part under guarantee', borne: 'Borne', recovered: 'Got back', total: 'Total', describe: 'Shares of a loss: {{parts}}' },
  caps: { title: 'Caps', none: 'This agreement has no caps.', used: '{{used}} of {{limit}} used ({{percent}}%)', each: 'at most {{limit}} each', describe: 'Cap {{kind}}: {{percent}}% used' },
  claims: {
    empty: 'No claims yet. Once a loan is overdue past the waiting time, claim on the loan’s page.', loss: 'Loss covered', uncovered: 'Stays with the bank', paid: 'Compensated', recovered: 'Recovered', left: 'Not recovered yet',
    noticed: 'Notice', demanded: 'Demand', paidOn: 'Paid', deadline: 'To pay by', split: 'How the loss is divided', splitLead: 'From the whole loss down to zero, party by party; in yuan, to the cent.', party: 'Party', amount: 'Bears (CNY)', share: 'Of the loss', total: 'Total', exact: 'The parts sum to the loss of {{loss}} to the cent', inexact: 'The parts sum to {{sum}}, the loss is {{loss}}: check it now and tell the administrator',
    pending: 'Divided in the shares of the agreement once the compensation has come in.', describe: 'A loss of {{loss}} divided: {{parts}}', lossBar: 'Loss', overdue: 'past the last day to pay', loan: 'Loan {{number}}', lossLine: 'Whole loss', causes: 'The loss came from:', by: 'by {{day}}', done: ', done {{day}}', missed: ', missed',
  },
  layers: {
    title: 'Layers', lead: 'A loss falls through the layers in this order; what a layer does not bear goes on to the next, and what is left is the lender’s.', layer: 'Layer', kind: 'Kind', perils: 'Perils', shares: 'Shares', above: 'Above', limit: 'Limit', taken: 'Borne so far', every: 'every peril', from: 'from a trade of {{volume}} on:', now: 'now', volume: 'Volume of trade last reported: {{volume}}', seeBelow: 'by layer', fall: 'How the loss falls through the layers', rest: 'beside the layers',
  },
  volume: { explain: 'Records the volume of trade of a day, such as that of the last twelve months; shares that move with trade are those of the loan’s first overdue day.', field: 'Volume (CNY)', on: 'Day', wrong: 'An amount, please' },
  trigger: { explain: 'Records the judgment, insolvency or end of enforcement that the agreement waits for; the waiting time runs from that day.', evidence: 'Number of the ruling', on: 'Day', needed: 'Please give the number of the ruling' },
  demand: { explain: 'Demands compensation under the agreement.' },
  refusal: { explain: 'Records the refusal with its reason; a new notice may follow.' },
  withdrawal: { explain: 'Takes the claim back, as when the firm has paid.' },
  reimbursement: { explain: 'Records what another party paid the one that paid the lender.', from: 'Who paid', needed: 'Please choose who paid' },
  compensation: { explain: 'Records the compensation that came in. The amount due follows from the agreement; a bank entry of another amount is refused.', amount: 'Amount of the bank entry (CNY)', amountHelp: 'Left empty, the amount due is recorded' },
  recovery: { explain: 'Records money got back after the compensation; it flows back in proportion to what each party bore.', amount: 'Amount got back (CNY)', preview: 'Expected division', previewLead: 'An estimate in proportion to what each bore; odd cents follow the cumulative shares, and the record in the audit trail counts.', about: 'about {{amount}}', needAmount: 'Shown once there is an amount', more: 'More than the {{left}} not recovered yet: the server will refuse it' },
  entry: { on: 'Value date', onHelp: 'Today ({{today}}) when left empty', reference: 'Bank reference', referenceNeeded: 'Please give the bank reference', amountWrong: 'An amount above zero with at most two decimals, please' },
  agree: { title: 'Record an agreement', explain: 'Records a signed agreement. Parties are institutions of this system and their shares sum to 100%. It does not change afterwards; a new one can be recorded.', field: 'Agreement (YAML)', needed: 'Please give the agreement' },
};

export default en;
