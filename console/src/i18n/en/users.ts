import type { Same } from '../index.ts';
import type zh from '../zh/users.ts';

const en: Same<typeof zh> = {
  title: 'Users and roles',
  lead: 'Who may do what',
};

export default en;
