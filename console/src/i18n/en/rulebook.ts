import type { Same } from '../index.ts';
import type zh from '../zh/rulebook.ts';

const en: Same<typeof zh> = {
  title: 'Rulebook', lead: 'A parameter holds from its effective date and names its source and how sure we are; each decision pins what was in force.', on: 'On day', parameter: 'Parameter', value: 'Value', unit: 'Unit', from: 'From', to: 'Until', open: 'in force', source: 'Source', confidence: 'Confidence', nothing: 'Nothing was in force on that day', past: 'past', halfUp: 'half up',
};

export default en;
