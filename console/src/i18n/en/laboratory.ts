import type { Same } from '../index.ts';
import type zh from '../zh/laboratory.ts';

const en: Same<typeof zh> = {
  title: 'Laboratory',
  lead: 'From the institution’s own data to a validated scorecard and its report; it decides nothing until another person has approved it.',
  tabs: { studies: 'Studies', sets: 'Sample sets' },
  list: {
    study: 'Study', revision: 'Revision', revisionNumber: 'Revision {{revision}}', runs: 'Runs', auc: 'Test AUC', ks: 'Test KS', by: 'By', changed: 'Last changed', noStudy: 'No study yet. Bring a sample set in, then open one.',
    set: 'Sample set', file: 'File', format: 'Format', rows: 'Rows', columns: 'Columns', refused: 'In quarantine', at: 'Brought in', noSet: 'No sample set yet. Bring in a CSV, Excel or Parquet file.',
  },
  format: { 'csv-utf-8': 'CSV (UTF-8)', 'csv-gb18030': 'CSV (GB18030)', excel: 'Excel', parquet: 'Parquet', 'book-decisions': 'Own decisions', 'book-months': 'Own loans by month' },
  book: { title: 'From our own book', explain: 'Makes a sample set of our own decisions, each with what it knew then and nothing later, and a companion of how the loans were paid month by month. A study takes its definition of bad from the companion.', name: 'Name', nameNeeded: 'Give it a name', since: 'First day of decisions', until: 'Last day of decisions' },
  unit: { yuan: 'CNY', months: 'months', days: 'days' },
  open: {
    title: 'Open a study', set: 'Sample set', setNeeded: 'Choose a sample set', name: 'Name', nameNeeded: 'Give a name',
    explain: 'Each column gets a proposed role, kind and name in both languages, and a reason when it is left out. Everything can be changed.',
  },
  upload: {
    title: 'Bring in a sample set', drop: 'Drop a file here, or press to choose one', kinds: 'CSV (UTF-8 or GB18030), Excel, Parquet; at most 256 MB', file: 'File', name: 'Name', sheet: 'Sheet', sheetHelp: 'The first one when left empty', bring: 'Bring in', cancel: 'Cancel', close: 'Done',
    sending: 'Sending…', reading: 'Sent; telling the format and reading the columns…', came: '{{rows}} rows and {{columns}} columns came in; format: {{format}}', refused: '{{rows}} rows could not be read: they are in quarantine with their reasons', noneRefused: 'No row was refused',
    unread: '{{columns}} columns have cells of another kind, which count as missing', look: 'Look at the sample set',
  },
  set: {
    lead: 'Brought in by {{name}}; the file is kept by its digest and can be checked at any time.', columns: 'Columns', columnsLead: 'A kind is told from all cells; a cell of another kind counts as missing.', column: 'Column', kind: 'Kind', unread: 'Cells not read', example: 'One of them',
    readRows: '{{rows}} rows read', quarantine: 'Look at the quarantine', sheet: 'Sheet: {{sheet}}', digest: 'Digest of the file (SHA-256)', title: 'Title rows', titleRows: '{{rows}} rows of title above the header were skipped',
  },
  study: { of: 'On', rows: '{{name}} ({{rows}} rows)', revision: 'revision {{revision}}', by: 'opened by {{name}}', steps: 'Steps of the study', problem: 'The study cannot run yet' },
  step: { mapping: 'Data and mapping', definition: 'What is bad', bins: 'Bins', model: 'Model', report: 'Report', prospect: 'When and how much', compare: 'Compare' },
  prospect: {
    unsaved: 'Worked out by the saved study; changes that wait are not in it.', ask: 'Work it out', when: 'When: the term structure of default', whenLead: 'A discrete-time hazard, fitted on the fitting rows and held against what the test rows show (Kaplan-Meier). Worked out, not kept.', seen: 'How long each loan was seen', seenHint: 'Until it went bad, else until it was repaid or the data end. A study that reads days past due by month needs none', units: 'Units of it in a period', unitsHint: '30.4375 where the column counts days and periods are months', horizon: 'Periods', notSeen: 'Rows left out, for nobody knows how long they were seen or how they ended: {{count}}', hangs: 'What it hangs on',
    termTitle: 'Cumulative chance of default, and hazard by period', termLead: 'Fitted on {{fitted}} loans, tested on {{tested}}; largest gap to what was observed {{gap}}', period: 'Period', hazard: 'Hazard', marginal: 'Marginal', cumulative: 'Cumulative', observed: 'Observed', interval: '95% interval', safest: 'Safest tenth', riskiest: 'Riskiest tenth', iv: 'IV', coefficient: 'Coefficient ± standard error', p: 'p-value',
    howMuch: 'How much: loss given default', howMuchLead: 'Two stages: whether anything is lost, and if so how much; over bad loans whose loss is known. Worked out, not kept.', lost: 'Column with the loss (or its share)', of: 'Column with the exposure at default', ofHint: 'Empty: the column above is the share itself', lossFound: 'Fitted on {{fitted}} loans, tested on {{tested}}, loss unknown for {{unknown}}; mean absolute error {{error}}', onTest: 'On the test rows: predicted and actual', onTrain: 'On the fitting rows: predicted and actual', group: 'Predicted', loans: 'Loans', predicted: 'Mean predicted', actual: 'Mean actual', all: 'All', anyLoss: 'Whether anything is lost hangs on', severity: 'How much hangs on',
  },
  save: {
    label: 'Changes not saved', unsaved: 'Changes not saved: {{count}}', show: 'Show them', undo: 'Undo', discard: 'Discard', save: 'Save', done: 'Saved as revision {{revision}}', readOnly: 'You may read this study; people of risk change it.',
    stale: 'The figures below are those of the saved revision {{revision}}; they are counted anew when you save.', behind: 'somebody saved revision {{revision}}',
    conflict: 'Somebody else changed the study', conflictWords: 'Your changes were made from revision {{mine}}; revision {{theirs}} is there by now. Nothing of yours is lost: choose what to do.', yours: 'Your changes ({{count}}):', bothChanged: '(changed by both)',
    layOver: 'Lay mine over the newest', takeTheirs: 'Drop mine', layOverWords: 'Then save again; where both changed a part, yours stands.',
  },
  change: {
    nothing: 'none', yes: 'yes', derived: 'Derived column {{name}} added or changed', derivedGone: 'Derived column {{name}} removed', exclusion: 'Exclusion added', exclusionGone: 'Exclusion removed', bins: '{{name}}: bins drawn by hand', binsGone: '{{name}}: back to optimal bins', binningOf: '{{name}}: how it is cut',
    field: { role: 'role', kind: 'kind', feature: 'feature', zh: 'Chinese name', en: 'English name', special: 'special values', reason: 'why it is left out', compare: 'groups compared', segment: 'measured by segment', source: 'source' },
    whole: { target: 'What counts as bad', parting: 'Which rows fit and which test', level: 'Level of the probability', grades: 'Grades', rejects: 'Reject inference' },
  },
  role: { feature: 'Candidate', outcome: 'Outcome', weight: 'Weight', date: 'Date', 'left-out': 'Left out' },
  kind: { number: 'Number', category: 'Category', day: 'Day' },
  attribute: { region: 'region', 'county-or-city': 'county against city', 'owner-sex': 'owner’s sex', 'owner-age': 'owner’s age', 'first-time-borrower': 'first-time borrowers', other: 'other groups' },
  trend: { 'auto-any': 'Automatic, may turn', auto: 'Automatic, monotone', rising: 'Bad rate rises', falling: 'Bad rate falls', peak: 'Rises, then falls', valley: 'Falls, then rises', none: 'Any' },
  method: { backward: 'Backward', forward: 'Forward', lasso: 'Lasso' },
  methodHelp: { backward: 'All that qualify, then out one by one what is not significant', forward: 'From nothing, each time the one that helps most', lasso: 'A penalty presses unimportant coefficients to zero' },
  sign: { strict: 'No turned sign', material: 'A slight one is borne', free: 'Not looked at' },
  signHelp: { strict: 'What turns over beside the others goes', material: 'It stays where it matters little', free: 'The developer judges' },
  level: { 'as-sampled': 'As the (weighted) rows have it', 'bad-rate': 'To the bad rate of those it will judge', 'platt-on-test': 'Calibrated on the test rows (which are no test of it then)' },
  option: {
    trend: 'Shape of the bad rate', max_bins: 'Most bins', min_bin_percent: 'Least share of a bin', min_bin_bads: 'Least bads in a bin', method: 'Method', sign: 'Signs', min_iv: 'Least information value', max_iv: 'Taken for a leak from', keep: 'Known in time', max_correlation: 'Most correlation', max_vif: 'Most variance inflation',
    max_p_value: 'Largest p-value', max_characteristics: 'Most characteristics', base_points: 'Base points', base_odds: 'Good to bad at the base', pdo: 'Points that double the odds', gain_fen: 'Gain on a good loan', loss_fen: 'Loss on a bad loan',
  },
  col: { rows: 'Rows', bads: 'Bads', badRate: 'Bad rate', share: 'Share', iv: 'IV' },
  mapping: {
    title: 'Columns and what they are for', lead: 'Proposed from names and values: look each over. Press a name to change names, special values, groups and source.', find: 'Find a column', role: 'Role', allRoles: 'All {{count}}', rateKey: 'Bad rate (each picture has its own scale)', noneFound: 'No such column', open: 'Look at {{name}} and change it', why: 'Left out: {{reason}}',
    roleOf: '{{name}}: role', kindOf: '{{name}}: kind', kind: 'Kind', tagCompare: 'groups: {{kind}}', tagSegment: 'segment', tagSource: 'source: {{source}}', unsavedColumn: 'Shown once it is saved', picture: '{{name}}: how its values lie', pictureRates: '{{name}}: how its values lie, bad rate {{least}} to {{most}}',
    missing: '{{share}} missing', noMissing: 'none missing', distinct: '{{count}} distinct', median: 'median {{value}}', distribution: 'Values', distributionNumbers: 'Equal steps from the first to the last percentile; what lies beyond is in the outer bars', distributionValues: 'The commonest {{count}} of {{all}}', value: 'Value',
    missingRows: 'Missing', distinctValues: 'Distinct values', quartiles: 'Least · quartile · median · quartile · most', mean: 'Mean', days: 'From, to', edit: 'Change this column', zh: 'Chinese name', en: 'English name', reason: 'Why it is left out', feature: 'Feature', featureHelp: 'The name a decision finds the value under; the column’s own when empty', special: 'Special values',
    specialHelp: 'Numbers that are codes (-1 for no account), each a bin of its own', compare: 'Groups to compare', compareHelp: 'The report compares approval and accuracy between its groups', compareNone: 'Not compared', source: 'Source', sourceHelp: 'Such as tax, power, bureau: the report tells what is lost without it', segment: 'Measure by segment', segmentHelp: 'The report measures the card for each of its values',
  },
  derived: {
    title: 'Derived columns', lead: 'Made from other columns row by row, and used like them.', none: 'None yet', add: 'Derive a column', edit: 'Change', remove: 'Remove', keep: 'OK', kind: 'How', name: 'Column', nameHelp: 'Letters, digits and underscores', taken: 'There is one of that name', characters: 'How many characters',
    kinds: { prefix: 'First characters of a code', ratio: 'One over another', log: 'Natural logarithm', same: 'Whether two are the same', month: 'Month', year: 'Year', days: 'Days between' },
    part: { of: 'Column', over: 'Over', with: 'With', from: 'From', to: 'To' },
    how: { prefix: 'first {{characters}} characters of “{{of}}”', ratio: '“{{of}}” over “{{over}}”; missing where that is zero', log: 'natural logarithm of “{{of}}”; missing at or below zero', same: 'whether “{{of}}” and “{{with}}” are the same', month: 'month of “{{of}}”', year: 'year of “{{of}}”', days: 'days from “{{from}}” to “{{to}}”' },
  },
  exclusion: {
    title: 'Rows that stay out', lead: 'Rows that do not belong in a model, such as restructured loans; each rule says why.', none: 'None yet', add: 'Add a rule', column: 'Column', test: 'When', values: 'Values', value: 'Number (for a day, its year)', reason: 'Why',
    tests: { is: 'is one of', 'is-not': 'is none of', below: 'is below', above: 'is above', missing: 'is missing' },
    words: { is: '“{{column}}” is {{values}}', 'is-not': '“{{column}}” is not {{values}}', below: '“{{column}}” is below {{value}}', above: '“{{column}}” is above {{value}}', missing: '“{{column}}” is missing' },
  },
  target: {
    title: 'What counts as bad', lead: 'It stands in the report, and it is what the model learns.', byColumn: 'A column says it', byDays: 'From days past due, month by month', column: 'Outcome', words: 'In words', wordsHelp: 'For whoever reads the report, such as “more than 90 days past due within 12 months”', values: 'Values of the outcome', value: 'Value', counts: 'Counts as', verdictOf: '{{value}} counts as', good: 'Good', bad: 'Bad', grey: 'Indeterminate',
    missing: 'Missing', missingWords: 'No outcome: scored, not fitted on',
  },
  performance: {
    dataset: 'Sample set with the months', choose: 'Choose a sample set', own_account: 'Account in this set', account: 'Account', month: 'Month', days: 'Days past due', written_off: 'Written off (if there is one)', observation_months: 'Observation', performance_months: 'Performance', bad_above_days: 'Bad above', grey_above_days: 'Indeterminate above', write_off_is_bad: 'A write-off is bad',
    help: { observation_months: '0 for an application card: the month of the payout', performance_months: 'Months after observation in which it may go bad', bad_above_days: '90: from day 91 on', grey_above_days: 'Equal to the one before: nothing is' },
    roll: 'Roll rates', rollLead: 'Where the accounts of a bucket are one month on (each row makes 100%). Where they turn steep is a good place for the line.', fromTo: 'This month \\ next', repaid: 'Repaid', writtenOff: 'Written off', accounts: '{{count}} account months', worst: 'Worst before, worst after', worstLead: 'How accounts went on after their worst bucket. The one from which most got worse is a good definition of bad.', bucket: 'Worst before', accountsHead: 'Accounts', cured: 'Better', held: 'Same', rolled: 'Worse',
    vintages: 'Vintages', vintagesLead: 'Bad rate by months on book, by time of payout.', windowLead: 'After {{months}} months nine tenths of the final bads are there: a performance window.', window: '{{months}} months', monthsOnBook: 'Months on book', vintage: 'Vintage', loans: 'Loans', excluded: 'Left out',
  },
  bucket: { current: 'Current', m1: '1–30 days', m2: '31–60 days', m3: '61–90 days', m4: '91–120 days', m5: '121–150 days', m6: '151–180 days', 'm7-plus': 'Over 180 days' },
  outcomes: {
    rows: 'Rows', goods: 'Goods', bads: 'Bads', unknown: 'No outcome, or indeterminate', unknownNote: 'scored, not fitted on', weighted: 'bad rate {{share}} (weighted where rows are)', train: 'Fitting', test: 'Testing', badsOf: '{{bads}} bads ({{share}}, unweighted)', stayedOut: 'Rows that stayed out:', parting: 'Which rows fit, which test',
    partingLead: 'By time is nearest to real use: made on the past, tested on later loans. Drag the line, or move it by month with the arrow keys, or type a day.', byTime: 'By time', byLot: 'By lot', chart: 'Outcomes by period, with the line between', line: { train: 'Fits through', test: 'Tests through' }, momentHelp: 'A day such as 2006-12-31, or a year', testHelp: 'Later loans are not ripe and do not test',
    noEnd: 'No end', about: 'Estimated evenly within periods: about {{train}} rows fit and {{rest}} come later; counted exactly when you save.', testPercent: 'Share that tests', seed: 'Seed', seedHelp: 'The same seed draws the same rows', rateKey: 'Bad rate', cut: 'the first {{count}} periods (under 1% of the rows) are not drawn; from {{from}} on', table: 'Table by period', period: 'Period',
  },
  bins: {
    column: 'Choose a feature', byIv: 'By information value', noFeature: 'No candidate: choose some under “Data and mapping” and save.', optimal: 'Optimal', drawn: 'By hand', unkept: 'Not kept', numbersLead: 'Drag an edge, move it with the arrow keys, or type it below; the effect is counted at once.', categoriesLead: 'Drag a category to another group below, or choose and carry it; the effect is counted at once.', metric: 'Line',
    chart: '{{name}}: bins', edge: 'Edge {{number}} of {{count}}', shareKey: 'Share (left)', rateKey: 'Bad rate (right)', woeKey: 'WOE (right; higher is better)', scaleKey: 'the axis is wide where rows are many', keep: 'Keep these bins', keepWords: 'Kept bins go into the study, which is saved below.', kept: 'Put into the study: save it', undo: 'Undo', reset: 'Back to optimal', resetOnSave: 'The optimal bins are found when the study is saved; shown are the saved ones, drawn by hand.',
    table: 'Bins in detail', number: 'Bin', count: 'Bins', mergeShort: 'Merge', beforeWas: 'was {{value}}', label: 'Values', upperEdge: 'Up to', againstPrevious: 'p, previous', couldBeOne: 'No significant difference: the two could be one', acts: 'Acts', split: 'Split', merge: 'Merge with next', special: 'special {{values}}', missing: 'Missing', other: 'all other', yes: 'Yes', no: 'No',
    effect: 'What the bins are worth', effectOptimal: 'Beside the optimal bins', effectDrawn: 'Beside the saved bins, drawn by hand', monotone: 'Bad rate monotone', smallest: 'Rows of the smallest', chi: 'p that bins are alike', groups: 'Groups of categories', groupsLead: 'The small figure is the bad rate (of the commonest categories).', group: 'Group {{number}}', values: '{{count}} categories', allValues: 'Show all {{count}}',
    carry: 'Carry categories', carryTo: 'Carry to…', chosen: '{{count}} chosen', choose: 'Press categories to choose them, or drag one', setApart: 'A group of their own', periods: 'Through the periods', periodsLead: 'A picture for each bin: the line is its bad rate (all from 0 to {{top}}), the ground its share.', turned: 'Turned over in: {{periods}}', noPeriods: 'No column dates the loans, or periods have fewer than 50 rows.', periodTable: 'Table by period', periodSays: '{{name}}: bad rate by period {{least}} to {{most}}', agreement: 'Agreement with all',
    wishes: 'How this column is cut', wishesOwn: 'Set for this column', wishesCommon: 'As all columns; what you change here is for this one', wishesDrop: 'As all columns',
  },
  options: {
    title: 'Options', choosing: 'Choice of characteristics', choosingLead: 'What may enter the card, and how it is chosen.', cutting: 'Binning', cuttingLead: 'For all columns, unless set or drawn for one under “Bins”.', maxIvHelp: 'Above it the outcome has leaked: the column stays out', keepHelp: 'Found to be known at application: not left out, however high its value', level: 'Level of the probability', levelLead: 'The rows’ bad rate need not be that of those to come.', badRate: 'Bad rate to come',
    points: 'Points and grades', pointsLead: '{{base_points}} points mean {{base_odds}} goods to one bad; each {{pdo}} points more double that.', grades: 'Grades', gradesDesigned: 'Grades are chosen under constraints on concentration and stability', gradesGiven: 'Given cut-offs of the probability', gradeBelow: 'Grade {{grade}}: probability below', stakes: 'Gain and loss', stakesLead: 'For each 100 yuan lent; the cut-off is chosen by it.', gainHelp: 'For each 100 yuan lent, after funding and running costs', lossHelp: 'For each 100 yuan lent, after recoveries',
  },
  rejects: {
    title: 'Reject inference', lead: 'Fitted on the approved alone, a card is mostly too kind to the declined. Inference is an assumption stated, and no fact.', none: 'None: the approved alone', infer: 'Bring in the declined', column: 'Column that tells them', values: 'Values that mark them', valuesHelp: 'Such rows must have no outcome of a loan', method: 'Method', parcelling: 'Parcelling: bad by lot in bands of like probability', fuzzy: 'Fuzzy augmentation: each as good and bad by its probability', factor: 'Factor', factorHelp: 'How many times as bad they are as approved ones of the same score; 1 for alike', bands: 'Bands', seed: 'Seed of the lots',
    effect: 'What reject inference did', effectLead: 'Turned away are the {{marked}} rows with “{{values}}” in “{{column}}”. {{method}}; factor {{factor}}. AUC and KS are those of approved test rows.', before: 'Approved alone', after: 'With the declined', rows: 'Declined rows that took part', badRate: 'Bad rate: approved observed, declined inferred', meanPd: 'Mean probability of the declined', auc: 'AUC, approved test rows', ks: 'KS, approved test rows', psi: 'PSI of all applicants’ points', byCharacteristic: 'Characteristics before and after', ivBefore: 'IV, approved alone', ivAfter: 'IV, with the declined', pointsBefore: 'Points, approved alone', pointsAfter: 'Points, with the declined', notIn: 'not in the card', notMade: 'No inference could be made: the card is of the approved alone',
  },
  run: {
    title: 'Run', lead: 'Bins, chooses and fits revision {{revision}} of the study, and works out all its evidence.', start: 'Start', starting: 'Starting…', progress: 'Progress of the run', saveFirst: 'Save your changes first', problemFirst: 'First mend what is said above', failed: 'The run failed', lost: 'This run is not found: the service may have been started anew. Another run gives the same.', again: 'OK', choose: 'Choose a run', name: '{{at}} · revision {{revision}} · AUC {{auc}}', none: 'No run yet.', toModel: 'Go and run it', at: 'When', by: 'By',
  },
  model: {
    points: 'Points', characteristics: 'Characteristics', characteristicsLead: 'Strongest first; more points mean less risk.', coefficient: 'coefficient {{value}}', range: 'points {{range}}', dropped: 'Columns not in the card', droppedLead: 'What was considered and left out, and why.', noneDropped: 'Every column is in the card', column: 'Feature', why: 'Why', testRows: 'Test rows',
  },
  figure: {
    testAuc: 'Test AUC', testKs: 'Test KS', testGini: 'Test Gini', psi: 'PSI of the points', characteristics: 'Characteristics', level: 'Error of the level', levelNote: 'bad rate less mean probability', trainNote: 'fitting {{value}}', testRows: 'Test rows', brierNote: 'mean squared error of the probability; lower is better',
  },
  shift: { stable: 'stable', moderate: 'moderate', major: 'major' },
  curve: {
    roc: 'ROC curve', rocLead: 'Stopping the riskiest first: bads caught for goods stopped.', goodsStopped: 'Goods stopped (%)', badsStopped: 'Bads stopped (%)', chance: 'Chance', ks: 'KS curve', ksLead: 'Cumulative shares of goods and bads from low to high points.', ksLeadMany: 'Difference of the cumulative shares from low to high points; its top is KS.', points: 'Points', gap: 'Difference (%)', cumulated: 'Cumulative share (%)', goods: 'Goods', bads: 'Bads',
    calibration: 'Calibration', calibrationLead: 'On the diagonal the prediction is right; above it risk is underestimated.', predicted: 'Predicted PD (%)', observed: 'Observed bad rate (%)', exact: 'Exactly right', histogram: 'Points of goods and bads', histogramLead: 'Each class on its own scale of 100%.', shareOfClass: 'Share of the class (%)',
  },
  submit: {
    title: 'Submit for approval', explain: 'The card then waits on the scorecards page. New decisions use it once a reviewer, who cannot be you, has approved it; decisions already made stay as they are.', name: 'Name of the scorecard', nameHelp: 'A known name gets its next version; a new one becomes a new scorecard.', done: 'Submitted as version {{version}} of the scorecard', next: 'Next, another person with the right to approve does so on the scorecard’s page.', open: 'Open the scorecard',
  },
  forest: { drawn: 'Drawn', interval: '95% interval' },
  section: { lineage: 'Lineage', rejects: 'Reject inference', ranking: 'Discrimination', calibration: 'Calibration', stability: 'Stability', benchmark: 'Benchmark', behaviour: 'Sensitivity and reasons', fairness: 'Fairness', leaks: 'Leaks and use of data', cutoffs: 'Cut-offs and grades' },
  report: {
    html: 'Report as HTML', pdf: 'Report as PDF', contents: 'Contents of the report', range: '{{low}} – {{high}} (95%)', limits: 'Keep in mind', lineage: 'Where the rows came from', lineageLead: 'Both digests together make this very card again.', dataset: 'Sample set', read: 'Read', readRows: '{{read}} rows, {{refused}} refused', stayedOut: 'Stayed out', nothing: 'none', target: 'What counts as bad', split: 'How rows were parted',
    splitTime: '“{{column}}” up to {{through}} fits, later tests', splitBoth: '“{{column}}” up to {{through}} fits, later up to {{until}} tests', train: 'Fitting rows', test: 'Test rows', rowsAndBads: '{{rows}} rows, {{bads}} bads ({{share}})', weighted: 'Rows carry weights', studyDigest: 'Digest of the study (SHA-256)',
    discrimination: 'Discrimination over all', discriminationLead: 'Intervals from {{count}} bootstrap resamples.', sample: 'Which', vintages: 'By vintage ({{name}})', bySegment: 'By {{name}}', noSegments: 'No column is marked to measure by; do so under “Data and mapping”.', tooFew: 'Too few bads in each group to say.', fewLeft: '{{count}} groups have too few bads and are not shown; the dashed line is all test rows.', group: 'Group', meanPd: 'Mean PD',
    levelOnTest: 'The level was set on the test rows: what follows is no test of it.', levelError: 'Level and error', levelErrorLead: 'How far the probability is from what came true.', measure: 'Measure', value: 'Value', level: 'Over all', expectedError: 'Mean calibration error', largestError: 'Largest calibration error', hl: '{{statistic}} on {{degrees}} degrees, p {{p}}', grades: 'By grade', gradesLead: 'Whether the probability comes true: binomial and Jeffreys tests (a small p says that risk is underestimated); traffic light at an asset correlation of 0.05.', grade: 'Grade', effective: 'Effective', effectiveOf: '{{bads}} bad / {{rows}}',
    jeffreysInterval: '95% interval of the bad rate', binomial: 'Binomial p', jeffreys: 'Jeffreys p', light: 'Light', lightNote: 'yellow from {{yellow}} bads on, red from {{red}}', psi: 'Stability of the points', psiLead: 'Below 0.10 stable, 0.10 to 0.25 moderate, above 0.25 major.', csi: 'Stability of the characteristics', csiLead: 'How shares moved from fitting to test rows, and what that does to the mean points.', shift: 'Verdict', pointsShift: 'Points moved',
    benchmark: 'Against what it would replace', benchmarkLead: 'On the same test rows; differences of AUC by DeLong, unweighted.', rival: 'Way to rank', rivalAuc: 'AUC', rivalKs: 'KS', gained: 'AUC gained', p: 'p', thisCard: 'This card', noIncumbent: 'Not compared with the card in force:', rulesOf: 'What the rules are', sensitivity: 'Sensitivity', sensitivityLead: 'What hangs on each characteristic: AUC lost when everybody gets its mean points, and the share whose grade changes when the value moves or is missing.', pointsRange: 'Range of points', aucLost: 'AUC lost', changedUp: 'Grade changed, up', changedDown: 'Down', changedMissing: 'Missing',
    reasons: 'Reasons given', reasonsLead: 'How often each reason is given on the test rows.', reason: 'Reason', first: 'First', any: 'At all', firstOfD: 'First of grade D', fairnessLead: 'Grades A, B and C count as approved. Gaps in words first, then ratios; whether a gap remains at equal risk is judged apart.', noGroups: 'No column is marked to compare groups by; do so under “Data and mapping”.', noGap: 'There is no gap between groups that can be compared.', gapInterval: '(gap {{low}} to {{high}} percentage points)', groupsOf: '{{name}}: groups', approved: 'Approved', ratio: 'Ratio', calibrated: 'Calibrated', tpr: 'Goods approved', fpr: 'Bads approved',
    parity: 'Lowest ratio of approval {{ratio}}, a gap of {{difference}} percentage points.', odds: 'Approval of goods differs by up to {{tp}} percentage points, of bads by {{fp}}.', proxies: 'Proxies', proxiesLead: 'Features that give a group away: it may be used through them even when it is left out. An AUC of 0.5 gives nothing away.', noProxies: 'No proxy was found.', from: 'Feature', allTogether: 'All features together', attribute: 'Attribute', strength: 'Strength', sources: 'Need of each source', sourcesLead: 'What is lost without a source; what is not needed should not be collected.', noSources: 'No column says its source; do so under “Data and mapping”.', source: 'Source', inCard: 'In the card', aucWithout: 'AUC without', ksLost: 'KS lost', need: 'Verdict',
    leaks: 'Leaks', leaksLead: 'Features that may be known only after the outcome.', noLeaks: '{{count}} features were looked at; none is suspect.', verdict: 'Verdict', because: 'Because', rowOrder: 'AUC of the row’s place in the file: {{auc}} (0.5 is none; well off it, the file’s order tells outcomes).',
  },
  light: { green: 'green', yellow: 'yellow', red: 'red' },
  verdict: { clear: 'clear', suspect: 'suspect', leak: 'leak' },
  strength: { none: 'none', weak: 'weak', moderate: 'moderate', strong: 'strong' },
  fifths: { pass: 'four-fifths kept', 'below-not-sure': 'below four-fifths, not surely', fail: 'below four-fifths', 'too-few': 'too few rows' },
  need: { unused: 'unused', 'without-need': 'not needed', unclear: 'unclear', needed: 'needed' },
  leak: { value: 'information value as high as {{iv}}', outranks: 'alone ranks at {{alone}}, far above the others (at most {{others}})', parting: '{{rows}} rows at {{bin}} have a bad rate of {{rate}} where {{expected}} is expected' },
  cutoff: {
    none: 'At the gain and loss given, letting anybody in loses money: look over both in the options.', even: 'Break-even at a probability of {{even}}.', unweighted: 'Shares and bad rates here are unweighted.', title: 'Cut-off and profit', lead: 'Most profit: approve {{rate}} (probability below {{pd}}) and earn {{profit}} yuan for each 100 applied for.', approval: 'Approved (%)', profit: 'Profit for each 100 yuan applied for (CNY)', badRate: 'Bad rate of the approved', marginal: 'Bad rate of the last let in', best: 'best', pdBelow: 'Probability below', grades: 'Grades', gradesDesigned: 'Chosen on the fitting rows under constraints.', gradesGiven: 'Given by the study, or the default.', rest: 'the rest',
    design: 'Information value of the four {{iv}}; bad rates rise from A to D in {{ordered}} of the periods; largest PSI of a period {{shift}}; on {{rows}} rows.',
  },
  compare: {
    title: 'Runs to compare', lead: 'Up to {{most}}; the newest two unless you choose.', run: 'Run', number: 'Run {{number}}', two: 'Choose at least two: change the study and run it again.', figures: 'Figures', figuresLead: 'On test rows; the better is bold. Runs with other splits do not compare.', aucInterval: '95% interval of the AUC', trainAuc: 'Fitting AUC', bestApproval: 'Approval of most profit', bestProfit: 'Most profit for each 100 yuan applied for (CNY)', differ: 'Characteristics that differ', differLead: '{{same}} more are the same in all.', same: 'The same characteristics with the same points.', inCard: '{{bins}} bins, IV {{iv}}, points {{low}} to {{high}}', notOffered: 'not a candidate',
  },
};
export default en;
