import type { Same } from '../index.ts';
import type zh from '../zh/approvals.ts';

const en: Same<typeof zh> = {
  title: 'Approvals',
  lead: 'Whoever makes, another checks',
};

export default en;
