import type { Same } from '../index.ts';
import type zh from '../zh/closes.ts';

const en: Same<typeof zh> = {
  title: 'Closes of day', lead: 'A close computes balance, days past due and class of every loan. A closed day does not change; late facts show in the open period.',
  close: 'Close', through: 'Close through (inclusive)', throughLead: 'Closes day by day through the one you choose. A closed day cannot be opened again.', needDay: 'Choose a day', day: 'Day', closedOn: 'Closed on', loans: 'Loans', outstanding: 'Balance', overdue: 'Overdue balance', npl: 'Non-performing', classes: 'Balance by class', buckets: 'Balance by days past due', group: 'Group', count: 'Loans', nothing: 'No day has been closed', last: 'Last day closed', today: 'Business day', trend: 'Overdue balance of these days', trendLead: 'The days on this page',
  running: 'A close is running', runDay: 'Day', runDays: 'Day {{done}} of {{all}}', runLoans: '{{done}} of {{all}} loans',
  work: 'The day', fallenDue: 'Loans fallen due', fallenPrincipal: 'Principal fallen due', fallenInterest: 'Interest fallen due', interestADay: 'Interest a day', lookedAt: 'Loans looked at', setAside: 'Set aside',
  asideTitle: 'Loans set aside', asideLead: 'The other loans were closed. Every close tries these again; do what the reason says.', loan: 'Loan', reason: 'Reason',
};

export default en;
