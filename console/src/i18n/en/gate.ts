import type { Same } from '../index.ts';
import type zh from '../zh/gate.ts';

const en: Same<typeof zh> = {
  title: 'Sign in to Anji', lead: 'Small-business lending', institution: 'Institution code', name: 'User name', password: 'Password', signIn: 'Sign in', needed: 'Please fill this in',
  forgotten: 'Password forgotten? Ask your administrator for a new one-time link.',
  welcome: 'Welcome to Anji', redeeming: 'Checking the one-time link…', linkMissing: 'The link has no token', linkMissingLead: 'Copy the whole link your administrator gave you and open it again.', toLogin: 'To the sign-in page',
  setPassword: 'Set a password', setPasswordLead: 'Hello {{name}}. Choose a password; you sign in with it from now on.', newPassword: 'New password', again: 'Once more', differ: 'The two are not the same',
  rule: 'At least 12 characters, not counting the user name and the institution, and no common password; a long sentence is easier to keep in mind and safer than symbols.', tooShort: 'At least 12 characters', saveAndGo: 'Save and enter',
  setup: 'First start', setupLead: 'This data folder is empty. Name the first administrator, who can add other people.', setupDone: 'The first setup is done already; please sign in.',
  setupToken: 'Setup token', setupTokenHelp: 'In the link that the server printed when it started', create: 'Create administrator and enter',
};

export default en;
