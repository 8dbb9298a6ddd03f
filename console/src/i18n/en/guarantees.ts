import type { Same } from '../index.ts';
import type zh from '../zh/guarantees.ts';

const en: Same<typeof zh> = {
  title: 'Guarantees',
  lead: 'Agreements, compensation and recoveries',
};

export default en;
