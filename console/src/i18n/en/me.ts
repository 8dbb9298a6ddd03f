import type { Same } from '../index.ts';
import type zh from '../zh/me.ts';

const en: Same<typeof zh> = {
  title: 'My account', lead: 'Identity, password and display', who: 'Identity', name: 'User name', roles: 'Roles', institution: 'Institution', kind: 'Kind', password: 'Change password', passwordLead: 'Sessions on other devices end at once.', current: 'Present password', needed: 'Please fill this in', change: 'Change password', changed: 'Password changed',
  session: 'Session', sessionLead: 'The session is a cookie that no script can read; sign out before you leave the computer.', signOut: 'Sign out', display: 'Display', unit: 'Unit of amounts', language: 'Language', theme: 'Appearance',
  sessions: 'My sessions', sessionsLead: 'Where you are signed in. End what you do not know, and change your password. Only the names of browser and system are kept, no network address.', toSessions: 'Show my sessions', device: 'Device', thisOne: 'This one', began: 'Began', seen: 'Last used', ends: 'Ends at the latest', acts: 'Acts', end: 'End', endLead: 'The session on {{device}} is signed out at once.', endOthers: 'End other sessions', endOthersLead: 'The other {{count}} sessions are signed out at once; this one stays.',
};

export default en;
