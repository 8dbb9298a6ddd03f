import type { Same } from '../index.ts';
import type zh from '../zh/market.ts';

const en: Same<typeof zh> = {
  title: 'Market monitor', lead: 'Figures of the report, each table with its section; where the report contradicts itself both figures are shown and none is adjusted.', section: 'Section {{section}} of the report', unit: 'Unit: {{unit}}',
  own: 'Beside our own', ownLead: 'The report’s figure and the one computed from this institution’s book', figure: 'Figure', report: 'Report', ours: 'This institution', difference: 'Difference', notComparable: 'none yet',
  conflicts: 'Where the report contradicts itself', conflictsLead: 'One figure, different values in different sections; name the section when you use one.', where: '{{where}}: {{value}}', item: 'Item', none: 'No contradictions found',
};

export default en;
