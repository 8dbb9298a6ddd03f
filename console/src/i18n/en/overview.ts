import type { Same } from '../index.ts';
import type zh from '../zh/overview.ts';

const en: Same<typeof zh> = {
  title: 'Overview',
  lead: 'Balance, lending, quality and distribution, all from the book',
};

export default en;
