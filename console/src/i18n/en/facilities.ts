import type { Same } from '../index.ts';
import type zh from '../zh/facilities.ts';

const en: Same<typeof zh> = {
  title: 'Facilities', lead: 'Several loans are drawn under one contract. What is free is the limit in force that day less what is in use: principal owed where the facility revolves, all that was ever drawn where it does not.', erased: '(erased)',
  column: { number: 'Number', firm: 'Firm', product: 'Product', kind: 'Kind', limit: 'Limit', ceiling: 'Limit today', used: 'In use', free: 'Free', state: 'State', until: 'Drawn until' },
  one: {
    title: 'Facility {{number}}', lead: '{{product}} · may be drawn {{from}} to {{until}}', application: 'Application', unfreezeWaits: 'A proposal to unfreeze waits', stopped: 'Nothing can be drawn: {{why}}', over: 'Beyond the limit', how: 'How the limit comes about', signed: 'Limit signed', seasonal: 'In season', opened: 'Opened by stages', rate: 'Rate and repayment', least: 'Least draw', months: 'Longest draw (months)', maturesBy: 'Draws fall due by',
  },
  chart: { title: 'Limit and use', lead: 'Dashed: the limit in force each day. Shaded: what is in use. After today only the limit is known.', describe: 'Limit today {{limit}}, in use {{used}}, free {{free}}', ceiling: 'Limit', used: 'In use', room: 'Room', day: 'Day' },
  season: { title: 'Limit by season', lead: 'What may be in use in each stretch of the year; the present one is dark.', name: 'Season', days: 'Days', part: 'Part' },
  stage: { title: 'Stages', lead: 'A stage opens when the source named in the contract attested its milestone and another person confirmed it.', name: 'Stage', opens: 'Opens', milestone: 'Milestone', source: 'Attested by', state: 'State', evidence: 'Evidence', fromStart: 'Open from the start', open: 'Open', waits: 'Waits for a second person', closed: 'Closed', hands: 'brought by {{by}}, confirmed by {{approved}}' },
  draws: { title: 'Draws', lead: 'Each draw is a loan: payout, payments and changes are done there.', none: 'Nothing has been drawn.', loan: 'Loan', on: 'Signed', matures: 'Falls due', amount: 'Amount', owed: 'Principal owed', counted: 'Counts', state: 'State' },
  changes: { title: 'What happened', on: 'Day', what: 'What', amount: 'Amount', reason: 'Reason', by: 'By · confirmed by' },
  draw: { explain: '{{free}} are free; the least draw is {{least}}, the longest {{months}} months, falling due by {{by}}. A loan contract is signed; the payout is instructed on the loan.', amount: 'Amount', months: 'Tenor (months)' },
  milestone: { explain: 'State what the source named in the contract attested; the stage opens when another person has confirmed it.', stage: 'Stage', source: 'Attested by', sourceHint: 'As the contract names it', evidence: 'Evidence (number, address or digest)', on: 'Attested on (today when empty)' },
  form: { needed: 'Fill this in', day: 'Write 2026-04-20' },
  freezeExplain: 'Nothing is drawn from now on; loans already drawn run on. Unfreezing takes a second person.', unfreezeExplain: 'Loans may be drawn again when another person has agreed.', reduceExplain: 'The limit is {{limit}}; it can only be lowered, at once. What is in use beyond it is not called in, but nothing more is drawn.', reduceTo: 'Limit from now on', cancelExplain: 'What is unused is cancelled at once and for good; loans already drawn run on.',
};

export default en;
