import type { Same } from '../index.ts';
import type zh from '../zh/desk.ts';

const en: Same<typeof zh> = {
  title: 'Guarantor’s desk',
  lead: 'A guarantor’s own book: liability and its multiple, concentration, asset tiers, reserves and compensation rate, each beside its line; the fast lane answers at once within its limits.',
  tabs: { label: 'Parts of the desk', desk: 'Figures and guarantees', pools: 'Fiscal pools', history: 'Histories' },
  guarantees: 'Guarantees in force', balance: 'Balance under guarantee', liability: 'Weighted liability', means: 'Net assets (without equity in other guarantors)', room: 'Room for more liability',
  statement: 'Statement of {{day}}.', noStatement: 'No statement recorded yet: ratios cannot be computed.', times: ' times', line: 'line', figure: 'Figure', value: 'Value', light: 'Light', nothing: 'Nothing yet',
  lights: { green: 'green', yellow: 'yellow', red: 'red', none: 'no data' },
  atMost: { title: 'Figures that stay below their line', lead: 'The upright is the line; yellow from nine tenths of it, red beyond.' },
  atLeast: { title: 'Figures that stay above their line', lead: 'The upright is the line; red below it.' },
  kinds: { title: 'Balance and weighted liability', lead: 'Weights of the measure on liability of guarantee companies; only its own share counts.', kind: 'Kind', customers: 'Customers' },
  single: 'Ten largest customers', group: 'Ten largest groups', banks: 'This year’s compensation by bank', banksLead: 'Paid, released and rate (over what was released)', tiers: 'Asset tiers', reserves: 'Reserves', flows: 'Fees and subsidies of the year',
  lane: { open: 'fast lane open', closed: 'fast lane closed', answer: 'Answer of the fast lane', given: 'Guarantee {{number}} is given; own share {{own}}.', referred: 'Beyond the lane’s limits: a person looks.', stopped: 'A line of law or a stop line is reached: the lane takes nothing.', rule: 'Rule', allowed: 'Allowed', found: 'Found', holds: 'Holds', yes: 'holds', no: 'broken' },
  ask: { title: 'Ask the fast lane', explain: 'A bank lends within limits agreed before; every rule is checked at once, and the guarantee is given when all hold.', number: 'Number of the guarantee', customer: 'Credit code or id of the firm', group: 'Group of related parties (may be empty)', kind: 'Kind', bank: 'Institution code of the bank', amount: 'Loan (CNY)', bankPercent: 'The bank’s share (%)', term: 'Term (months)', fee: 'Fee a year (%)', needed: 'Please fill in' },
  kind: { 'small-firm': 'loan of a small firm', farmer: 'loan of a farmer', housing: 'home loan', 'other-loan': 'other loan', other: 'other finance' },
  record: { title: 'Enter facts', explain: 'Releases, compensation, recoveries, fees and subsidies, or a statement or the limits of the lane. All of them or none.', field: 'Facts (YAML)', needed: 'A readable list in YAML, please' },
  pool: {
    none: 'No pool yet.', open: 'Set a pool up', openExplain: 'Sets a pool up as agreed: its share, ceilings for a claim and a year, for subsidies, and its stop line.', record: 'Enter lines', recordExplain: 'Money put in, claims, returns and subsidies. What is paid on a claim follows from share and ceilings.',
    share: 'Makes good {{percent}}% of a bank’s loss', balance: 'Balance', funded: 'Put in', paid: 'Claims paid', returned: 'Returned', subsidies: 'Subsidies paid', flow: 'Where the money came from and went', what: 'What', amount: 'Amount', limits: 'Ceilings and stop line', perClaim: 'Ceiling for a claim', perYear: 'Claims of the year / ceiling', subsidyPerYear: 'Subsidies of the year / ceiling', stop: 'Stop line (claims over money put in)',
    ledger: 'Ledger', addsUp: 'It adds up: put in and returned less claims and subsidies is the balance', wrong: 'The ledger does not add up: check it now and tell the administrator', on: 'Day', reference: 'Reference', party: 'Party', basis: 'Loss or recovery', change: 'In or out', cut: 'Cut by', audit: 'Audit',
  },
  past: { none: 'No past loans yet: import them with anji import sba.', lead: 'Real public loans; the guarantee’s part is charged-off principal times the guaranteed share, rounded to the cent once a loan.', byYear: 'Losses and who bore them, by year of approval', byPercent: 'By guaranteed percentage', year: 'Year', percent: 'Guaranteed', loans: 'Loans', bad: 'Charged off', disbursed: 'Disbursed', repaid: 'Repaid', chargedOff: 'Principal charged off', compensated: 'Compensated', lender: 'Borne by lenders' },
  programme: { kind: 'Public programmes by kind', state: 'Public programmes by state', year: 'Public programmes by year of incorporation', yearLead: 'The public file has no date of the transaction; this is its only year.', group: 'Group', transactions: 'Transactions', financed: 'Financed', public: 'Public money', premium: 'Premiums', guaranteed: 'Guaranteed', collateral: 'Collateral support' },
};

export default en;
