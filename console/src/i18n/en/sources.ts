import type { Same } from '../index.ts';
import type zh from '../zh/sources.ts';

const en: Same<typeof zh> = {
  title: 'Data hub', lead: 'Twenty-eight categories of data: what came in, how fresh it is, which rows wait. A firm’s data are read under its consent.', tabs: 'Parts of the data hub',
  tab: { map: 'Map of data', quarantine: 'Quarantine' },
  map: 'Map of data', mapLead: 'On {{day}}; fresh is told by firm from what was due, coverage from the values due in the last 24 months', freshBar: '{{percent}}% fresh', lateBy: '{{firms}}, up to {{days}} days', templateOf: 'Template of {{source}} ({{kind}})', toCome: 'Nothing yet ({{count}} categories)', toComeLead: 'Who holds the data and how often they come; a template for each kind of row', owner: '{{owner}} · {{refresh}}',
  column: { source: 'Category', batches: 'Batches', accepted: 'Rows taken', refused: 'Rows waiting', facts: 'Values', firms: 'Firms', fresh: 'Fresh', late: 'Firms late', coverage: 'Coverage', last: 'Last period', template: 'Template' },
  figure: { sources: 'Categories with data', ofSources: 'of {{all}}', batches: 'files', facts: 'kept', rows: 'rows' },
  bring: { title: 'Bring a file in', lead: 'CSV (UTF-8 or GB18030), Excel, JSON lines or Parquet. The same file twice comes in once; rows that cannot stand wait with their reasons and the rest goes on.', choose: 'Choose a category', file: 'File', formats: 'with the headings of the template', templates: 'Templates of {{source}}:', reason: '{{reason}} × {{rows}}', look: 'See why and what to do in quarantine', beforeThen: 'Then {{read}} rows were read, {{accepted}} taken, {{refused}} waiting', warning: '{{rule}}: {{text}}', watched: 'Then, by the declared warnings: {{said}}', toAlerts: 'See the alerts', act: 'Bring in', before: 'This file was brought in before: nothing was done', done: '{{read}} rows read, {{accepted}} taken, {{refused}} waiting, {{facts}} values', unread: 'Columns that are no measure and were not read: {{headings}}' },
  quarantine: { none: 'No row waits', file: 'File', row: 'Row', reason: 'Reason', field: 'Column', detail: 'What to do', raw: 'As it was' },
};

export default en;
