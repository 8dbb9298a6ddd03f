import type { Same } from '../index.ts';
import type zh from '../zh/rulebook.ts';

const en: Same<typeof zh> = {
  title: 'Rulebook', lead: 'A parameter holds from its effective date and names its source and how sure we are; each decision pins what was in force.', on: 'On day', parameter: 'Parameter', value: 'Value', unit: 'Unit', from: 'From', to: 'Until', open: 'in force', source: 'Source', confidence: 'Confidence', nothing: 'Nothing was in force on that day', past: 'past', halfUp: 'half up',
  tabs: { label: 'Parts of the rulebook', parameters: 'Parameters', workdays: 'Working days' },
  days: { title: 'Working days of {{year}}', lead: 'Where a contract says so, a due date on a day off moves to the next working day of this calendar. Of a year that is not announced yet only the weekends are off.', year: 'Year', worked: 'Working days of the year', known: 'Announced', source: 'Source', off: 'off', on: 'on', weekend: 'weekend', legendOff: 'Public holiday', legendOn: 'Weekend day worked', week: 'M T W T F S S', month: 'Month {{month}}', unannounced: 'The days off of {{year}} are not entered yet: two people enter them (anji rulebook add-workdays).' },
};

export default en;
