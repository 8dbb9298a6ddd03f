import type { Same } from '../index.ts';
import type zh from '../zh/me.ts';

const en: Same<typeof zh> = {
  title: 'My account',
  lead: 'Password and sessions',
};

export default en;
