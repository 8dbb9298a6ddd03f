import type { Same } from '../index.ts';
import type zh from '../zh/audit.ts';

const en: Same<typeof zh> = {
  title: 'Audit',
  lead: 'Everything recorded in this institution, newest first',
};

export default en;
