import type { Same } from '../index.ts';
import type zh from '../zh/products.ts';

const en: Same<typeof zh> = {
  title: 'Products',
  lead: 'Three layers: base products for any small firm, industry products for one chain, policy products for one purpose of policy.',
  layers: { base: 'Base', industry: 'Industry', policy: 'Policy', empty: 'No product in this layer yet.' },
  layerLead: { base: 'For any small firm', industry: 'For one industry or chain', policy: 'For a purpose of policy, often with a guarantee or subsidy' },
  none: 'No product yet. Somebody in risk submits the first document.',
  card: { limit: 'Amount', limitValue: '{{least}} to {{most}}', rate: 'Lowest rate', rateValue: 'from {{rate}}% a year', tenor: 'Tenor', tenorValue: '{{least}} to {{most}} months', purposes: 'Purposes', repayment: 'Repayment', enhancement: 'Enhancement', version: 'In force', versionNumber: 'Version {{version}}', noneActive: 'Not in force yet', code: 'Code', layer: 'Layer', purpose: 'What it is for' },
  summary: 'Up to {{limit}}, from {{rate}}% a year (the pricing rules decide), at most {{months}} months; for {{purposes}}; repayment: {{repayment}}; enhancement: {{enhancement}}.',
  tabs: { label: 'Parts of the product', rules: 'Rules', versions: 'Versions', compare: 'Compare', document: 'Document', audit: 'Audit' },
  rules: { title: 'Decision rules', lead: 'Rules of the version in force, or of the newest one when none is. An empty condition holds for every value.', any: 'any', and: 'and', or: 'or', hit: 'Which rows count', condition: 'If', result: 'Then', row: 'Row', atLeast: '≥', no: 'no value' },
  versions: { lead: 'Whoever submits cannot approve. A version in force does not change; a new version replaces it.', version: 'Version', state: 'State', drafted: 'Submitted', approved: 'Approved', digest: 'Digest of the document (SHA-256)', notYet: 'not yet approved', show: 'Show document', compare: 'Compare with the one before' },
  compare: { from: 'Old version', to: 'New version', one: 'There is one version only: nothing to compare.', same: 'The two versions are the same.', lead: 'Old on the left, new on the right; − was removed, + was added.', summary: '{{added}} lines added, {{removed}} removed', added: 'added', removed: 'removed', skipped: '… {{count}} lines the same …', all: 'Show every line', line: 'Line' },
  document: { lead: 'Version {{version}} · {{state}}', copy: 'Copy', copied: 'Copied', version: 'Version' },
  publish: {
    title: 'Submit a product document', open: 'Submit a product', explain: 'Once it has no fault it waits for approval by another person and is then in force; existing loans stay as they are.',
    field: 'Product document (YAML)', submit: 'Submit for approval', checking: 'Checking…', ok: 'No fault found; it can be submitted', faults: '{{count}} to correct', path: 'Where', empty: 'Paste or write a product document', nextVersion: 'The version number was raised to the next', waiting: 'Checked when the typing stops',
  },
  approve: 'Version {{version}} applies to new applications at once; signed loans keep the version they were signed under. Submitted by {{by}}.',
  approved: 'Approve version {{version}}',
};

export default en;
