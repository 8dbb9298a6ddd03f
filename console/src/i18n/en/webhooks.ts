import type { Same } from '../index.ts';
import type zh from '../zh/webhooks.ts';

const en: Same<typeof zh> = {
  title: 'Webhooks', lead: 'Signed events sent to your systems, retried until they are taken; at least once, by log index.', label: 'Name', url: 'Address', kinds: 'Events', allKinds: 'all', state: 'State', pending: 'Waiting', dead: 'Given up', arrived: 'The test arrived', notArrived: 'The test did not arrive', acts: 'Acts', add: 'Add a webhook', addLead: 'Each delivery is signed; the secret is shown once and proves where it comes from.', needUrl: 'Please give an https:// address', needLabel: 'Please give a name', kindsHelp: 'Leave empty for all events', secret: 'Signing secret', secretNote: 'This secret is shown once. Store it in the receiving system now.',
  disable: 'Disable', disableLead: 'Nothing more is sent; what is queued is dropped.', test: 'Send a test', testLead: 'Sends one test event to this address now.', deliveries: 'Deliveries', deliveriesOf: 'Deliveries: {{label}}', index: 'Index', kind: 'Event', status: 'Result', attempts: 'Attempts', last: 'Last attempt', next: 'Next attempt', response: 'Answer', noDeliveries: 'Nothing sent yet',
};

export default en;
