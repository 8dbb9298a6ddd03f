import type { Same } from '../index.ts';
import type zh from '../zh/applications.ts';

const en: Same<typeof zh> = {
  title: 'Applications',
  lead: 'Submission, decision, review and contract',
};

export default en;
