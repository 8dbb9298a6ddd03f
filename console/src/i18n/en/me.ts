import type { Same } from '../index.ts';
import type zh from '../zh/me.ts';

const en: Same<typeof zh> = {
  title: 'My account', lead: 'Identity, password and display', who: 'Identity', name: 'User name', roles: 'Roles', institution: 'Institution', kind: 'Kind', password: 'Change password', passwordLead: 'Sessions on other devices end at once.', current: 'Present password', needed: 'Please fill this in', change: 'Change password', changed: 'Password changed',
  session: 'Session', sessionLead: 'The session is a cookie that no script can read; sign out before you leave the computer.', signOut: 'Sign out', display: 'Display', unit: 'Unit of amounts', language: 'Language', theme: 'Appearance',
};

export default en;
