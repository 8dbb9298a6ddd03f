import type { Same } from '../index.ts';
import type zh from '../zh/market.ts';

const en: Same<typeof zh> = {
  title: 'Market monitor',
  lead: 'Figures of the report beside the institution’s own',
};

export default en;
