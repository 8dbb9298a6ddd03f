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
  studio: 'Product studio',
  tabs: { label: 'Parts of the product', rules: 'Rules', versions: 'Versions', compare: 'Compare', document: 'Document', backtest: 'Back-test', shadow: 'Shadow', audit: 'Audit' },
  rules: { title: 'Decision rules', lead: 'Rules of the version in force, or of the newest one when none is. An empty condition holds for every value.', any: 'any', and: 'and', or: 'or', hit: 'Which rows count', condition: 'If', result: 'Then', row: 'Row', atLeast: '≥', no: 'no value' },
  versions: { lead: 'Whoever submits cannot approve. A version in force does not change; a new version replaces it.', version: 'Version', state: 'State', drafted: 'Submitted', approved: 'Approved', digest: 'Digest of the document (SHA-256)', notYet: 'not yet approved', show: 'Show document', compare: 'Compare with the one before' },
  compare: { from: 'Old version', to: 'New version', one: 'There is one version only: nothing to compare.', same: 'The two versions are the same.', lead: 'Old on the left, new on the right; − was removed, + was added.', summary: '{{added}} lines added, {{removed}} removed', added: 'added', removed: 'removed', skipped: '… {{count}} lines the same …', all: 'Show every line', line: 'Line' },
  document: { lead: 'Version {{version}} · {{state}}', copy: 'Copy', copied: 'Copied', version: 'Version' },
  publish: {
    title: 'Submit a product document', open: 'Submit a product', explain: 'Once it has no fault it waits for approval by another person and is then in force; existing loans stay as they are.',
    field: 'Product document (YAML)', submit: 'Submit for approval', checking: 'Checking…', ok: 'No fault found; it can be submitted', faults: '{{count}} to correct', path: 'Where', empty: 'Paste or write a product document', nextVersion: 'The version number was raised to the next', waiting: 'Checked when the typing stops',
  },
  life: {
    tab: 'Versions and release', now: 'Now', inForce: 'Version {{version}} is in force', since: 'since {{at}}', scheduled: 'Version {{version}} comes into force {{at}}', waits: 'Version {{version}} waits for approval', none: 'No version is in force', history: 'What happened', by: '{{by}}', from: 'In force from', fromLead: 'At once if left empty; at most a year ahead.', approveFrom: 'In force from', version: 'Version', rollbackLead: 'Puts an earlier approved version back at once and drops what is scheduled; signed contracts stay as they are. A reason is needed.', activateLead: 'Puts this version in force now instead of on its day.', findings: 'What the check says',
    shadow: 'Shadow run', shadowLead: 'A version that is not in force decides beside the one that is, on live applications, for comparison only.', shadowNone: 'No shadow run.', shadowOn: 'Version {{version}} runs in the shadow', shadowOff: 'The shadow run of version {{version}} has ended', start: 'Start a shadow run', stop: 'End the shadow run', stopLead: 'What was compared stays.', startLead: 'From the next application on, the version decides beside the one in force.',
    number: 'Compared', same: 'Same outcome', identical: 'Identical', unable: 'Not decided', differences: 'Differences where both have an offer', what: 'What', both: 'Both', equal: 'Same', higher: 'Higher', lower: 'Lower', mean: 'Mean difference', lines: 'Applications that differ', application: 'Application', at: 'When', live: 'In force', candidate: 'Candidate', show: 'Compare', empty: 'No application was compared yet.',
  },
  drill: { title: 'One firm, decided twice', firms: 'Firms', lead: '{{looked}} looked at, {{found}} of them here.', firm: 'Firm', then: 'Then', now: 'Candidate', amounts: 'Offered', rates: 'Rate', show: 'Compare', close: 'Close', more: 'Look further', looking: 'Deciding one by one again…', none: 'None found.', application: 'Show the application', amount: 'Offered', limit: 'Limit', rate: 'Rate', grade: 'Grade', reasons: 'Reasons', checks: 'Checks' },
  past: {
    title: 'Back-test on past loans', lead: 'Each past loan of the sample set is decided by the draft as an application of today, beside what became of it. Nothing is recorded.', study: 'Study', none: 'There is no study yet: bring a sample set into the laboratory first.', amount: 'Column of the amount', unit: 'Unit of amounts', units: { fen: 'fen (cents)', yuan: 'yuan', 'ten-thousand': '10,000 yuan' }, tenor: 'Column of the tenor (months)', sameTenor: 'none: the same for all', months: 'Tenor (months)', loss: 'Column of the loss', allLost: 'none: the whole principal', rate: 'Rate a year then (%)', working: 'Deciding {{rows}} past loans…', basis: 'Rests on sample set “{{set}}” and scorecard “{{card}}” version {{version}}',
  },
  backtest: {
    firms: 'Show firms', profitBefore: 'Profit then', profitAfter: 'Profit of the candidate', earnings: 'Expected earnings', economics: 'Earnings and what became of them', profitPercent: 'Profit margin', realised: 'Realised bad balance', prices: 'Prices', pricesLead: 'Offers by rate, percent a year', places: 'In by kind of place', borrowers: 'In by first-time and known borrowers', funding_percent: 'Cost of funds (% a year)', operating_percent: 'Operating cost (% a year)', operating_per_loan: 'Cost of making a loan (yuan)',
    part: { interest: 'interest', funding: 'funds', operating: 'operations', expected_loss: 'expected loss', profit: 'profit' },
    title: 'Back-test', lead: 'Recorded decisions are made again with a candidate: inputs, scorecard and rules of the day as they were then, only the product is another. Nothing is recorded.', field: 'Candidate document (YAML)', since: 'Decided from', until: 'Decided to', lgd: 'Loss given default (0 to 1)', run: 'Run the back-test',
    counted: '{{decided}} decisions, {{again}} made again; loss given default {{lgd}}%', unable: 'Not decided again', reason: 'Reason', about: 'About', number: 'Decisions', swap: 'Swap set', before: 'Then', after: 'Candidate',
    pd: 'Mean PD', offered: 'Offered', loss: 'Expected loss', bad: 'Bad / paid out', owed: 'Owed on bad', outcomes: 'Outcomes', outcome: 'Outcome', grades: 'In by grade', regions: 'In by city', sizes: 'In by size of firm', group: 'Group',
    rates: 'Rates (percent a year)', min: 'Least', lower: 'Quarter', median: 'Median', upper: 'Three quarters', max: 'Most', limits: 'Use of limits', limit: 'Limits', amount: 'Offered', use: 'Use', offers: 'Offers', changes: 'What it changes against the version in force', same: 'The policy is the same', place: 'Place',
    inExplained: 'In: there is an offer, at once or for a person to approve. Expected loss is PD x LGD x the amount offered, before any guarantee.',
  },
  approve: 'Version {{version}} applies to new applications at once; signed loans keep the version they were signed under. Submitted by {{by}}.',
  approved: 'Approve version {{version}}',
};

export default en;
