import type { Same } from '../index.ts';
import type zh from '../zh/scorecards.ts';

const en: Same<typeof zh> = {
  title: 'Scorecards',
  lead: 'Bins, discrimination and stability',
};

export default en;
