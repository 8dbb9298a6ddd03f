import type { Same } from '../index.ts';
import type zh from '../zh/firms.ts';

const en: Same<typeof zh> = {
  title: 'Firms',
  lead: 'Files, consents and features',
};

export default en;
