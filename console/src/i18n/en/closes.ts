import type { Same } from '../index.ts';
import type zh from '../zh/closes.ts';

const en: Same<typeof zh> = {
  title: 'Closes of day',
  lead: 'A close computes the balance and class of every loan',
};

export default en;
