import type { Same } from '../index.ts';
import type zh from '../zh/alerts.ts';

const en: Same<typeof zh> = {
  title: 'Alerts', lead: 'Firms with a file here are held against the declared warnings. The gravest stand first, then where most is owed.', tabs: 'Parts of alerts', nothing: 'No alert is open', notClosed: 'Not closed', erased: 'Identity erased', late: 'late', becomes: 'becomes', over: 'holds no more', takenBack: 'Consent withdrawn',
  tab: { work: 'To work', warnings: 'Warnings' },
  level: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  colour: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  status: { open: 'Waits', taken: 'Being worked', closing: 'To be checked', closed: 'Closed' },
  work: { called: 'Called', visited: 'Visited', checked: 'Checked papers', demanded: 'Asked for security or repayment', other: 'Other' },
  finding: { confirmed: 'Real, passed on', resolved: 'Real, resolved', 'false-alarm': 'False alarm', 'wrong-data': 'Wrong data' },
  tile: { label: 'Filter by level', toDo: 'not closed', late: '{{count}} late', lateAtLeast: 'at least {{count}} late' },
  column: { warning: 'Warning', level: 'Level', firm: 'Firm', said: 'What it read', grade: 'Grade', owed: 'Owed', due: 'To close by', status: 'State', handler: 'Worked by', raised: 'Raised', times: 'Times raised' },
  look: { act: 'Look now', firms: '{{firms}} firms looked at', nothing: 'nothing new', found: '{{raised}} raised, {{changed}} read something else, {{cleared}} hold no more', notConsented: '{{firms}} without a consent in force were not read', withoutData: '{{firms}} have no data that a consent names', busy: '{{firms}} are being worked at this moment and wait for the next look' },
  rule: { lead: '{{count}} warnings in {{categories}} categories. Amounts are in yuan, shares in percent, everything else in its own unit. Conditions and days are ours until they are calibrated on outcomes.', group: '{{category}} ({{count}})', when: 'Condition', within: 'To close', todo: 'What to do', days: 'in {{count}} days', quiet: 'quiet for {{count}} days once closed', takesTwo: 'a second person has to agree' },
  one: { seen: 'What was seen', seenLead: 'Seen on {{day}}; an indicator leads to the portrait and to the files behind it', what: 'Indicator', value: 'Value', condition: 'Condition', todo: 'What to do', closing: 'Closing', story: 'What was done', storyLead: 'Since it was raised last', unreadSince: 'Consent withdrawn: what it read is not read since {{day}}, so nobody can tell whether the condition still holds. A person has to look and close the alert.', clearedSince: 'The condition holds no more since {{day}}; a person still has to close the alert.', owed: 'Owed here', grade: 'Grade a month before and now', nobody: 'Nobody yet', times: 'times raised: {{count}}' },
  step: { raised: 'Raised', raisedAgain: 'Raised again (time {{count}})', cleared: 'The condition holds no more', unread: 'Consent withdrawn, not read any more', note: '{{by}}: {{what}}', refused: '{{by}} did not agree to close', proposed: '{{by}} proposed to close: {{what}}', closed: 'Closed by {{by}}: {{what}}', agreed: '{{by}} agreed to close: {{what}}' },
  act: { take: 'You work it from now on, and close it in time.', takeOver: '{{name}} works it now; from now on you do.', note: 'What was done or learnt stands in the story of the alert.', work: 'Kind', text: 'What', textNeeded: 'Please say what was done', close: 'Say what was found: the alert is closed by it.', closeByTwo: 'Say what was found: the alert is closed when a second person agrees.', finding: 'Finding', findingNeeded: 'Please choose what was found', agree: 'The alert is closed; you are the second person.', refuse: 'It goes back to whoever works it.' },
  firm: { title: 'Alerts ({{count}} not closed of {{all}})', lead: 'In every state; a warning leads to the alert', none: 'This firm has no alert', ofIndicator: 'Alerts that read this indicator ({{count}})', ofIndicatorLead: 'Their condition reads it' },
};

export default en;
