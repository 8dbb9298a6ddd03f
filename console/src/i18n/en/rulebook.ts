import type { Same } from '../index.ts';
import type zh from '../zh/rulebook.ts';

const en: Same<typeof zh> = {
  title: 'Rulebook',
  lead: 'Parameters by effective date, with source and confidence',
};

export default en;
