import type { Same } from '../index.ts';
import type zh from '../zh/users.ts';

const en: Same<typeof zh> = {
  title: 'Users and roles', lead: 'Who may do what. Whoever makes, another checks; the program compares the two people at each step.', people: 'Users', roles: 'Roles and rights', keys: 'API keys',
  name: 'User name', role: 'Roles', state: 'State', locked: 'Locked', acts: 'Acts', add: 'Add a user', addLead: 'A one-time link is made; the person opens it and sets a password of their own.', nameHelp: 'Lower-case letters, digits, dots and hyphens', needName: 'Please give a user name', needRoles: 'Choose at least one role',
  link: 'One-time link', linkNote: 'This link is shown once. Hand it to the person over a safe channel now; it ends when it is used or expires.', newLink: 'New link', newLinkLead: 'Makes a new one-time link for {{name}}; any earlier link ends at once.',
  changeRoles: 'Change roles', disable: 'Disable', disableLead: '{{name}} is signed out at once and cannot sign in again; what they did stays on record.', endSessions: 'End sessions', sessionsLead: '{{name}} is signed out on every device at once, and may sign in again.', noSessions: 'No session is open', seen: 'last used',
  action: 'Right', rolesLead: 'One right a row; inquiry, approval and payout are kept in different roles.', may: 'may', mayNot: 'may not',
  keyLabel: 'Purpose', keyUser: 'User', keyState: 'State', keyMade: 'Made', keyUntil: 'Valid until', addKey: 'New key', addKeyLead: 'A program uses the key to call the API, with the rights of its user.', keySecret: 'API key', keyNote: 'This key is shown once. Store it in a safe place now.', revoke: 'Revoke', revokeLead: 'Programs that use this key lose access at once.', needLabel: 'Please give a purpose',
};

export default en;
