import type { Same } from '../index.ts';
import type zh from '../zh/overview.ts';

const en: Same<typeof zh> = {
  title: 'Overview', lead: 'Balance, lending, quality and distribution, all computed from the book; pick a shape to see its list.', asOf: 'As of the close of {{day}}', noClose: 'No day has been closed. Balances and quality appear after the first close.',
  outstanding: 'Balance', loans: 'Loans on book', loansUnit: 'loans', npl: 'Non-performing share', nplNote: 'substandard, doubtful and loss, of the balance', straight: 'Straight-through share', straightNote: 'decisions that needed no reviewer', overdueNow: 'Overdue balance', overdueNote: '{{share}} of the balance',
  balance: 'Balance by day', balanceLead: 'At each close', balanceLine: 'Balance', overdueLine: 'Overdue balance', day: 'Day', nplColumn: 'Non-performing (%)',
  lending: 'New lending by month', lendingLead: 'By month of payout', month: 'Month', amount: 'Paid out', count: 'Loans',
  overdue: 'Overdue', overdueLead: 'By days past due', classes: 'Five classes', classesLead: 'By share of the balance', bucket: 'Group', share: 'Share (%)',
  vintages: 'Vintage curves', vintagesLead: 'Loans of each payout month: the share that went bad by age', monthsOnBook: 'Months on book', bad: 'Gone bad (%)', vintage: 'Payout month', cohort: '{{month}} ({{loans}} loans)',
  regions: 'By region', regionsLead: 'By seat of the firm, balance', industries: 'By industry', industriesLead: 'Sections of the national classification', grades: 'By grade', gradesLead: 'Balance by grade', products: 'By product', productsLead: 'Balance by product',
  applications: 'Applications', applicationsLead: 'By state', applicationCount: 'Applications', losses: 'Guarantees and losses', lossesLead: 'Compensated, recovered and borne', balances: 'Trial balance', balancesLead: 'Debit positive, credit negative; they sum to zero', amountColumn: 'Amount', account: 'Account', sum: 'Sum',
};

export default en;
