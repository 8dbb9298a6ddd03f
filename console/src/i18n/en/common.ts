import type { Same } from '../index.ts';
import type zh from '../zh/common.ts';

const en: Same<typeof zh> = {
  product: 'Anji',
  nav: {
    label: 'Main menu', work: 'Lending', policy: 'Policy and models', control: 'Oversight',
    overview: 'Overview', applications: 'Applications', loans: 'Loans', alerts: 'Alerts', segments: 'Segments', approvals: 'Approvals', firms: 'Firms', products: 'Products', scorecards: 'Scorecards', laboratory: 'Laboratory',
    facilities: 'Facilities', packages: 'Packages', funding: 'Funding', guarantees: 'Guarantees', guarantor: 'Guarantor’s desk', classification: 'Classification', losses: 'Expected losses', subsidies: 'Subsidies', market: 'Market monitor', closes: 'Closes of day', ledger: 'General ledger', migrations: 'Existing books', audit: 'Audit', rulebook: 'Rulebook', sources: 'Data hub', users: 'Users and roles', webhooks: 'Webhooks', me: 'My account', sessions: 'My sessions',
  },
  frame: {
    skip: 'Skip to content', menu: 'Open menu', unit: 'Unit of amounts', language: 'Language', theme: 'Appearance', dark: 'Dark', light: 'Light', signOut: 'Sign out',
    today: 'Business day {{day}}', todaySimulated: 'Business day {{day}} (simulated clock)', simulated: 'Simulated data', simulatedNote: 'All data of this institution are simulated; no real firm or person stands behind them',
    docs: 'API documentation', loading: 'Loading…', nowhere: 'There is no such page', nowhereLead: 'The address may be mistyped, or the link is no longer valid.', home: 'Back to the first page', noPage: 'Your roles open no page. Ask the administrator for a role.',
    switchLanguage: '中文', settings: 'Display settings',
  },
  file: { choose: 'Choose a file', none: 'none chosen' },
  act: { ok: 'Confirm', cancel: 'Cancel', save: 'Save', close: 'Close', retry: 'Try again', reason: 'Reason', reasonNeeded: 'Please give a reason', done: 'Done: {{what}}', copy: 'Copy', copied: 'Copied', from: 'from {{day}}', confirmQuestion: '{{what}}: are you sure? It is recorded and cannot be undone silently.' },
  list: {
    empty: 'Nothing matches', emptyLead: 'Widen or clear the filters.', nothing: 'Nothing here yet', clear: 'Clear filters', columns: 'Columns', csv: 'Export CSV', excel: 'Export Excel',
    next: 'Next', previous: 'Previous', first: 'First page', rows: '{{count}} on this page', all: 'All', exporting: 'Exporting…', export: 'Export',
    perPage: 'Rows per page', sort: 'Sort', search: 'Search', filters: 'Filters', more: 'Details', page: 'Page {{page}}', from: 'From', to: 'To',
  },
  problem: { code: 'Code {{code}}', retry: 'Try again' },
  rate: { annual: 'Annual', monthly: 'Monthly', heading: 'Rate a year / a month' },
  chart: { asTable: 'Show as table', asChart: 'Show as chart', data: '{{title}}: data', empty: 'No data to draw yet', drill: 'Open the list', item: 'Item', value: 'Value' },
  audit: { title: 'Audit trail', empty: 'No records yet', version: 'Version {{version}}', by: '{{name}} · {{via}}', effective: 'Effective {{day}}', payload: 'Event content', more: 'Earlier records' },
  field: { amount: 'Amount', currency: 'Currency', balance: 'Balance', count: 'Loans', state: 'State', day: 'Day', share: 'Share', name: 'Name', yes: 'Yes', no: 'No', none: 'None', months: '{{count}} months' },
};

export default en;
