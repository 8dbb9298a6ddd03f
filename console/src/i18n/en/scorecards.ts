import type { Same } from '../index.ts';
import type zh from '../zh/scorecards.ts';

const en: Same<typeof zh> = {
  title: 'Scorecards and models',
  lead: 'Bins, discrimination, calibration and stability of each scorecard, and who developed and approved it.',
  tabs: { contest: 'Champion and challenger', label: 'Parts of the scorecard', cards: 'Scorecards', batches: 'Imports', quarantine: 'Refused rows', performance: 'Performance', characteristics: 'Characteristics', dropped: 'Left out', versions: 'Versions and scale', audit: 'Audit' },
  list: {
    kind: 'Kind', challenging: 'version {{version}} challenges', name: 'Name', version: 'Newest version', active: 'In force', auc: 'Test AUC', ks: 'Test KS', rows: 'Rows', bads: 'Bads', developer: 'Developed by', data: 'Data', real: 'Real data',
    empty: 'No scorecard yet. Once past loans are imported, somebody in risk develops the first one.', versionNumber: 'Version {{version}}', noneActive: 'None in force',
  },
  batches: {
    dataset: 'Data set', source: 'Source', read: 'Read', accepted: 'Accepted', refused: 'Refused', reasons: 'Why refused', empty: 'Nothing imported yet.',
    row: 'Row', field: 'Field', reason: 'Reason', detail: 'Found, and what to do', raw: 'As it was read', noneRefused: 'No row was refused.',
  },
  develop: {
    title: 'Develop a scorecard', name: 'Name', nameHelp: 'A known name gets its next version; a new name makes a new scorecard.', nameNeeded: 'Please give a name',
    exclude: 'Features to leave out', excludeHelp: 'Columns known to hold the outcome are left out anyway; choose more or type column names.',
    explain: 'Developed on this institution’s own past loans; it may take a minute or two. It then waits until another person approves it, and decides nothing before.',
  },
  serves: { label: 'For which products', every: 'Every product that names no scorecard', everyHelp: "The institution's own card; takes the place of the one before.", naming: 'Only products that name it', namingHelp: 'Used where a product document names this card; other products stay as they are.', products: 'Scores for these products', noProducts: 'No product uses it now' },
  approve: 'Decisions made from now on use version {{version}} (test AUC {{auc}}, KS {{ks}}); decisions already made stay as they are. Developed by {{by}}.',
  version: 'Show version', shownOf: 'Version {{version}} · {{state}}',
  limits: 'Keep in mind', none: 'None',
  metrics: {
    title: 'Samples and figures', train: 'Training', test: 'Test', trainShort: 'training {{value}}', rows: 'Rows', bads: 'Bads', badRate: 'Bad rate', meanPd: 'Mean predicted PD',
    auc: 'AUC (ranking)', ks: 'KS (widest gap)', gini: 'Gini', brier: 'Brier (error of the probability)',
    aucWords: 'Take one good and one bad firm at random: with {{percent}}% probability the good one has more points; 50% is chance.',
    ksWords: 'Good and bad are furthest apart at {{score}} points: {{bads}}% of the bads are below, and {{goods}}% of the goods.',
    ksWordsPlain: 'The widest gap between the cumulative shares of goods and bads: {{percent}} percentage points.',
    giniWords: 'AUC on a scale from 0 to 1 (2×AUC−1): 0 is chance, 1 tells them apart perfectly.',
    brierWords: 'Mean squared difference between predicted probability and outcome, lower is better; guessing the average bad rate for everybody gives {{base}}.',
    sample: 'How rows were parted', target: 'What counts as bad',
  },
  roc: { title: 'ROC curve', lead: 'Stopping the riskiest first: how many bads are caught for how many goods stopped.', x: 'Goods stopped (%)', y: 'Bads stopped (%)', curve: 'Test sample', random: 'Chance', describe: 'ROC curve, area {{auc}}' },
  ks: { title: 'KS curve', lead: 'Cumulative shares of goods and bads from low to high points; the dashed line is the widest gap.', x: 'Points', y: 'Cumulative share (%)', goods: 'Goods', bads: 'Bads', gap: 'Gap', mark: 'KS {{value}} at {{score}}', describe: 'KS curve, widest gap {{value}} at {{score}} points' },
  histogram: { title: 'Points of goods and bads', lead: 'Each class on its own scale: all goods are 100%, all bads are 100%.', x: 'Points', y: 'Share of the class (%)', goods: 'Goods', bads: 'Bads', goodsCount: 'Goods (weighted)', badsCount: 'Bads (weighted)', badRate: 'Bad rate', describe: 'Distribution of points of goods and bads' },
  calibration: { title: 'Calibration', lead: 'Groups of like predicted probability: on the diagonal the prediction is right, above it risk is underestimated.', x: 'Predicted PD (%)', y: 'Observed bad rate (%)', groups: 'Groups', perfect: 'Exactly right', band: 'Range', rows: 'Rows (weighted)', predicted: 'Predicted', observed: 'Observed', describe: 'Predicted PD and observed bad rate by group' },
  psi: {
    title: 'Stability (PSI)', lead: 'Change of the shares by band of points from training to test; the line adds up band by band. Below 0.10 stable, 0.10 to 0.25 moderate, above 0.25 major: conventions that depend on sample size and bands.',
    expected: 'Training', actual: 'Test', part: 'Part of PSI', sum: 'PSI so far', band: 'Points', share: 'Share (%)', total: 'Total {{value}} · {{shift}}', describe: 'Shares by band of points and PSI added up, total {{value}}',
  },
  grades: { title: 'Grades', lead: 'Predicted and observed in the test sample, by grade.', grade: 'Grade', rows: 'Rows (weighted)', predicted: 'Predicted PD', observed: 'Observed bad rate', describe: 'Predicted PD and observed bad rate by grade' },
  iv: { title: 'Information value (IV)', lead: 'Below 0.02 none, 0.02 to 0.1 weak, 0.1 to 0.3 medium, 0.3 to 0.5 strong, above 0.5 suspicious (check for leakage).', describe: 'Information value of the characteristics' },
  bins: {
    openAll: 'Open all', closeAll: 'Close all',
    lead: 'Coefficient {{coefficient}} (on the log odds of bad)', psi: 'PSI {{value}}', range: 'points {{least}} to {{most}}', label: 'Values', rows: 'Rows', share: 'Share', badRate: 'Bad rate', woe: 'WOE', points: 'Points',
    rowsAxis: 'Rows', badRateAxis: 'Bad rate (%)', describe: '{{name}}: rows and bad rate by bin', woeNote: 'A positive WOE means relatively more goods; more points mean less risk.',
  },
  dropped: { lead: 'Columns that were considered and are not in the card, and why.', feature: 'Feature', iv: 'IV', why: 'Reason', empty: 'Every column is in the card.' },
  versions: { title: 'Versions', version: 'Version', state: 'State', developer: 'Developed', approver: 'Approved', digest: 'Digest of the document (SHA-256)', notYet: 'not yet approved', lead: 'Whoever developed it cannot approve it.' },
  scaling: { title: 'Scale', lead: 'How log odds become points.', base: 'Base points', odds: 'Good to bad at the base', pdo: 'Points that double the odds', words: '{{base}} points mean odds of {{odds}} : 1; every {{pdo}} points more double them.' },
  tested: {
    none: 'Not validated here', remedy: 'Import a loan history with the features of the model and bring the model in again: it is then tested.', earlier: 'Earlier part', later: 'Later part', earlierShort: 'earlier {{value}}',
  },
  import: {
    title: 'Bring in a model', file: 'Model file', drop: 'Click, or drop a file here', fileHelp: 'LightGBM text, ONNX, a PMML scorecard, or our own JSON or YAML; the format is found from the content, at most 8 MB.',
    mapping: 'Mapping (YAML)', mappingHelp: 'Which feature each column is; divide_by where units differ; directions, points, calibration and cut-offs may be declared. A column with the name of a feature need not be listed.',
    explain: 'The model is read, put into our units, and tested on the loan history by the tests of a model grown here.', second: 'It then waits for approval by another person before it decides anything.',
  },
  makeup: {
    title: 'Features', lead: 'No bins: the points of a firm are the sum of exact SHAP contributions, and what cost most points gives the reasons.', effect: 'Mean effect (points)', effectLead: 'How far a feature moves the points from the mean firm on average (mean |SHAP|, in points), on the own loan history.',
    weight: 'Weight', weightLead: 'Share of the variance of the logit that splits on the feature tell apart, from the model itself; there is no history here to take a mean effect over.', direction: 'Direction', reason: 'Reason given', describe: 'Effect of the features on the points',
  },
  level: { title: 'Calibration and cut-offs', lead: 'How the logit is calibrated; grades are cut on the calibrated probability.', calibration: 'Calibration', none: 'None', grades: 'Grades' },
  file: { title: 'File', format: 'Format', digest: 'Digest (SHA-256)', unused: 'Columns the model does without', columns: 'Columns and features', column: 'Column of the model', feature: 'Feature', export: 'Export the document' },
  contest: {
    tag: 'challenges', running: 'Version {{version}} challenges:', lead: 'The challenger scores every decision and decides none; what it says is worked out from the recorded inputs and comes out the same at any time. To promote it is to approve the version, by another person.',
    startExplain: 'Version {{version}} will score every decision from now on beside the model in force, and be compared with it. No decision changes.', stopExplain: 'What it said until now can still be looked at.', why: 'Reason', whyNeeded: 'Say why',
    unable: 'Decisions the challenger could not score', nothing: 'No decision to compare yet.', compared: 'Scored by both', decided: 'of {{value}} decisions', sameGrade: 'Same grade', nearGrade: 'at most one apart {{value}}', meanPd: 'Mean PD', meanPoints: 'mean points {{before}} → {{after}}',
    champion: 'In force', challenger: 'Challenger', bands: 'Distribution of PD', band: 'PD', bandsLead: 'The same firms in tenths of the model in force.', grades: 'Grades', gradesLead: 'Rows: in force; columns: challenger.',
    realised: 'Against outcomes', realisedLead: '{{loans}} loans paid out, {{bads}} of them bad; the table has bad / paid out.', difference: 'difference {{value}}, 95% [{{low}}, {{high}}], p {{p}}', noAuc: 'Too few outcomes to compare areas.',
    outcomes: 'Decided again under the rules of the day', outcomesLead: 'Only the model is exchanged: product and parameters are those of the day.', cuts: 'Swap set at each cut', cutsLead: 'In brackets: bad / paid out.', cut: 'Cut', through: '{{grade}} and better', both: 'Pass by both', championOnly: 'In force only', challengerOnly: 'Challenger only', neither: 'Neither',
    swap: 'Swap set of decisions', swapLead: 'Expected loss with the challenger’s PD and a loss given default of {{lgd}}%, before any guarantee.', number: 'Decisions', offeredBefore: 'Offered then', offeredAfter: 'Offered by it', loss: 'Expected loss', bad: 'Bad / paid out',
  },
  points: '{{value}} points',
};

export default en;
