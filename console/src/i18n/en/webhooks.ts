import type { Same } from '../index.ts';
import type zh from '../zh/webhooks.ts';

const en: Same<typeof zh> = {
  title: 'Webhooks',
  lead: 'Signed events sent to your systems, retried until they arrive',
};

export default en;
