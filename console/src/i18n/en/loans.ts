import type { Same } from '../index.ts';
import type zh from '../zh/loans.ts';

const en: Same<typeof zh> = {
  title: 'Loans',
  lead: 'Contracts, schedules, postings and what happened',
};

export default en;
