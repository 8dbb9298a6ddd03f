import type { Same } from '../index.ts';
import type zh from '../zh/funding.ts';

const en: Same<typeof zh> = {
  title: 'Funding', lead: 'Where the money that is lent comes from, what it costs, what is left. Once paid out, a loan is matched to lines by priority, cost and last day; what no line carries comes from own funds.',
  column: { number: 'Number', name: 'Name', kind: 'Kind', source: 'Provided by', state: 'State', use: 'Use', quota: 'Quota', used: 'Used', free: 'Free', balance: 'Carried', charged: 'Charged, mean', cost: 'Cost, mean', spread: 'Spread', until: 'Used until' },
  report: { outstanding: 'Loans outstanding', carried: 'Carried by lines', own: 'Own funds', toReplace: 'To be replaced', quota: 'Quota not over', used: 'Used of it', byKind: 'By kind of money', lines: 'Lines', kind: 'Kind' },
  bar: '{{percent}}% used',
  none: 'There are no funding lines yet',
  one: {
    title: 'Funding line {{name}}', lead: '{{number}} · {{source}} · {{from}} to {{until}}', over: 'Beyond the quota, from own funds', annual: 'Cost of what is taken today', revolving: 'Use', priority: 'Priority', loans: 'Loans carried', conditions: 'For which loans', everything: 'Any loan', terms: 'Terms', waits: 'A change waits for a second person', replace: 'Past its last day or closed, it takes nothing more; the {{amount}} it carries must find other money, from the day after its end.', suspended: 'Suspended, it takes nothing more; the {{amount}} it carries may find other money.', full: 'It is in as many tranches as a line may have and takes nothing more: open another.',
  },
  loans: { title: 'Loans carried', lead: 'The largest first, at most 500. A repayment first lowers own funds, then the line that came last.', none: 'It carries no loan.', loan: 'Loan', firm: 'Firm', amount: 'Carried', charged: 'Rate charged', cost: 'Cost', since: 'Since', erased: '(erased)' },
  months: { title: 'Month by month', lead: 'The balance at the end of each day times the rate, over 360. Interest at the contract rates of the loans, cost as agreed when a loan was matched; the running month counts through today.', month: 'Month', through: 'Through', mean: 'Mean balance', income: 'Interest', cost: 'Cost', margin: 'Margin', describe: '{{month}}: margin {{margin}}' },
  changes: { title: 'What happened', on: 'Day', what: 'What', terms: 'Terms', reason: 'Reason', by: 'By · confirmed by' },
  open: { act: 'Propose a line', explain: 'Another person confirms it; it may be used then. A condition left empty asks nothing.', kind: 'Kind of money', name: 'Name', source: 'Provided by', quota: 'Quota ({{unit}})', cost: 'Cost a year (%)', from: 'Used from', until: 'Used until', revolving: 'Repaid principal frees quota', priority: 'Priority (1 is asked first)', sizes: 'Sizes of firms', industries: 'Industries (sections, or codes under them)', regions: 'Regions (first 2, 4 or 6 digits)', products: 'Products', purposes: 'Purposes', largest: 'Largest principal of a loan ({{unit}})', rate: 'Highest rate charged (%)', months: 'Longest term (months)', conditions: 'For which loans' },
  kind: { relending: 'Central-bank relending', onLending: 'Policy-bank on-lending', deposits: 'Deposits', interbank: 'Interbank', capital: 'Equity and mezzanine', joint: 'Joint-lending partner' },
  size: { micro: 'Micro', small: 'Small', medium: 'Medium', large: 'Large' },
  match: { act: 'Match now', explain: 'Matches loans that no line carries to the lines that are open, by priority, cost and last day. Each payout does it as well, and it follows each close of day.', done: '{{count}} loans matched, {{amount}}', full: 'In as many tranches as they may be, not matched further: {{which}}' },
  change: { explain: 'Fill in what is to change. A cost holds for what is taken from then on. Another person confirms it.', conditions: 'What stands here replaces the conditions as a whole; an emptied one asks nothing.', from: 'From which day (that of the approval when empty)' },
  suspendExplain: 'Once another person has agreed it takes nothing more; what it carries stays.', resumeExplain: 'Once another person has agreed it takes loans again.', closeExplain: 'Once another person has agreed it is closed for good; what it carries must find other money.', replaceExplain: 'Lets its loans go and matches them to other lines; what finds none comes from own funds. From the day after the end of a line that is over, day by day; from today of one that is suspended.',
  form: { needed: 'Fill this in', day: 'Write 2026-04-20', number: 'A number', code: '{{code}} is no code' },
  loan: { title: 'Funding', own: 'Own funds', none: 'No line carries it: own funds carry all of it', nothing: 'It owes nothing today and takes no funds', line: 'Line', amount: 'Carried', cost: 'Cost', since: 'Since', toReplace: 'To be replaced' },
};

export default en;
