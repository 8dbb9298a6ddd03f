import type { Same } from '../index.ts';
import type zh from '../zh/audit.ts';

const en: Same<typeof zh> = {
  title: 'Audit', lead: 'Everything recorded in this institution, newest first. Each record is part of a chain of hashes; a later change would show.', feed: 'Records', verification: 'Verification',
  index: 'Index', kind: 'Event', object: 'Object', effective: 'Effective', recorded: 'Recorded', actor: 'By', via: 'Via', hash: 'Hash', payload: 'Content', unsealed: 'not sealed yet', actorFilter: 'By', kindFilter: 'Kind of event', objectFilter: 'Object', objectHint: 'loan/ID',
  verify: 'Verify the book', verifyLead: 'Computes every hash, chain and Merkle tree again and checks the signatures.', events: 'Records verified', heads: 'Signatures verified', headsUnit: '', eventsUnit: '', sound: 'The book is whole; nothing was changed', broken: '{{count}} faults found', size: 'Size of the tree', root: 'Root', signedAt: 'Signed', key: 'Public key', noHead: 'Nothing signed yet', again: 'Verify again', head: 'Latest signed head', running: 'Verifying every record…',
};

export default en;
