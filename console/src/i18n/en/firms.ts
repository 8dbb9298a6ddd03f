import type { Same } from '../index.ts';
import type zh from '../zh/firms.ts';

const en: Same<typeof zh> = {
  title: 'Firms',
  lead: 'Firms this institution has a file on: identity, consents, data under them, applications and loans.',
  list: { q: 'Name or credit code', qHint: 'Part of name, whole code', region: 'Region', industry: 'Industry', name: 'Firm', uscc: 'Credit code', standing: 'Register', registered: 'Registered', data: 'Data', real: 'Real data', empty: 'No firm has a file here yet. An officer registers a firm and records its consent; then it can apply.' },
  tabs: { label: 'Parts of the file', file: 'Consents and data', portrait: 'Portrait', business: 'Applications and loans', audit: 'Audit' },
  identity: { title: 'Identity', uscc: 'Credit code', masked: 'Masked; the whole code needs a reason and is logged', shown: 'The whole code; this look was logged', hide: 'Mask again', region: 'Region', industry: 'Industry', body: 'Kind of body', registered: 'Registered', standing: 'Register', kyc: 'Identification', size: 'Size', sizeUnknown: 'cannot be told', why: 'Judged by' },
  reveal: 'The credit code opens every public register on the firm: say why you need it. The look is recorded with its reason.',
  consents: {
    title: 'Consents', lead: 'What the firm lets this institution read, what for and until when; nothing is read from the day it is withdrawn.', purpose: 'What for', categories: 'Data', recipient: 'Who may read', from: 'From', until: 'Until', state: 'State', method: 'How given', hash: 'Digest of the text (SHA-256)', withdrawn: 'withdrawn {{day}}', empty: 'No consent: without one no data can be read and no application be made.', acts: 'Acts',
    withdrawExplain: 'Reading {{categories}} stops at once. Decisions already made keep what they stand on.',
  },
  grant: {
    explain: 'Records a consent the firm has signed. The digest of the text is kept, not the text.', purpose: 'What for', categories: 'Data', categoriesHelp: 'What the products in force read; name less if the firm agreed to less', categoriesNeeded: 'Choose at least one', from: 'First day', fromHelp: 'Today ({{today}}) when left empty', until: 'Last day', untilHelp: 'A year when left empty', method: 'How it was given', text: 'The whole text the firm saw and agreed to', textNeeded: 'Paste the whole text; its digest is kept',
    purposes: { 'credit-assessment': 'Credit assessment', 'post-loan': 'Post-loan monitoring' },
    methods: { 'counter-signature': 'Signed at the counter', 'one-tap': 'Confirmed online' },
    category: { tax: 'Tax', power: 'Power', 'social-security': 'Social security', orders: 'Orders', pos: 'POS receipts', 'delivery-platform': 'Delivery platform', 'bank-flow': 'Bank account flow', 'credit-report': 'Credit report', judicial: 'Judicial', environment: 'Environment', 'market-supervision': 'Market supervision', application: 'The application itself', administrative: 'Licences and penalties', bidding: 'Bidding', carbon: 'Carbon account', 'chain-orders': 'Supply chain of a core firm', 'crop-sensors': 'Crop sensors', customs: 'Customs', freight: 'Freight', 'government-procurement': 'Government procurement', 'housing-fund': 'Housing fund', insurance: 'Insurance', 'intellectual-property': 'Intellectual property', invoices: 'Invoices', 'live-commerce': 'Live and community commerce', 'machine-telemetry': 'Machine telemetry', property: 'Property and land', telecom: 'Telecom', utilities: 'Water and gas' },
  },
  features: { title: 'Data under consent', lead: 'The latest values in the categories that a consent in force names.', name: 'Feature', value: 'Value', observed: 'Observed', empty: 'Nothing to show: no consent is in force, or nothing was observed in its categories.' },
  peers: {
    title: 'Beside its peers', leadSection: 'Firms of {{section}} here, by the segmentation of {{day}}', leadAll: 'All firms here (fewer than 10 of its industry), by the segmentation of {{day}}', score: 'Score', own: 'This firm', range: 'Middle half of the peers (pale), median (line), this firm (dark), 0 to 100 points', median: 'Median of peers', above: 'Above so many peers', firms: 'Peers', said: 'This firm {{own}} points; peers: lower quartile {{lower}}, median {{median}}, upper quartile {{upper}}', few: 'Fewer than 10 peers have a score: nothing to compare with yet', none: 'No table of all portraits was made yet: make one on the page of segments',
  },
  portrait: {
    cashBreak: 'Probability of a cash break within {{days}} days: {{percent}}', cashBreakAlarm: 'Above the line of alarm, which about 5% of firm-months without a break cross.', cashBreakQuiet: 'Below the line of alarm.', cashBreakWhy: 'Mainly: {{reasons}}.', cashBreakModel: 'The model was trained on simulated firms and is not calibrated to real ones.',
    scores: 'Scores', dimensions: 'Five dimensions', dimensionsLead: '0 to 100 each; a dimension with too little data has no score and does not count', dimension: 'Dimension', scoreOf: 'Score (0 to 100)', notScored: 'no score', coverage: 'Coverage', coverageNote: 'Indicators with a value, by weight', total: 'Total', totalOf: 'Total (0 to 100)', ofHundred: 'of 100', grade: 'Grade', gradeNote: 'By bands of the total, A best, D worst', class: 'Class', stage: 'Stage of life', confidence: 'Confidence', confidenceNote: 'Coverage, depth of history and freshness together',
    course: 'Total over two years', courseLead: 'At the end of each month, by the windows of that day', pointUnit: 'points', pointsOf: '{{points}} points', on: 'Day', value: 'Value', points: 'Points', pointsShort: 'Points', onlyShown: 'shown, not scored', indicator: 'Indicator', meaning: 'What it tells', direction: 'Direction', computed: 'How computed', over: 'Window', weighs: '{{dimension}}, weight {{weight}}', source: 'Source', indicators: 'Indicators ({{count}} of {{all}} have a value)', indicatorsLead: 'Points go from 0 to 100, “–” is shown and not scored; choose an indicator to follow it back to file and row', noneHere: 'No indicator of this dimension has a value',
    missing: '{{count}} without a value', missingFor: '{{count}} without a value: {{reason}}', seen: 'On {{day}}, from {{facts}} reported values of: {{categories}}.', notConsented: 'Not consented, not used: {{categories}}.', empty: 'No source in the consented categories has reported on this firm: there is no portrait yet.', bring: 'Bring a file in at the data hub',
    window: '{{months}} months', courseOf: 'Course over two years', courseOfLead: 'At the end of each month', lineage: 'Where it comes from', lineageAll: '{{all}} values', lineageSome: 'The latest {{shown}} of {{all}}', lineageOld: '; values that a later report replaced stay, struck through', noTrace: 'No reported value leads here', file: 'File', fileRow: '{{file}}, row {{row}}', row: 'Row', learned: 'Learnt at', takenBack: 'taken back', superseded: 'superseded', replayed: 'replayed from quarantine',
  },
  business: { applications: 'Applications', loans: 'Loans', noApplications: 'No applications of this firm here.', noLoans: 'No loans of this firm here.', product: 'Product', amount: 'Amount', state: 'State', submitted: 'Submitted', number: 'Number', principal: 'Principal', starts: 'Starts', ends: 'Ends', all: 'Show all', open: 'Open' },
  erase: {
    warn: 'This cannot be undone. Name, credit code and the key of its digests are deleted for good; loans, decisions and the book stay under an internal id that can no longer be traced to the firm.',
    typeName: 'First confirmation: type the firm’s whole name, {{name}}', nameDiffers: 'Not the firm’s whole name', typeWord: 'Second confirmation: type “{{word}}”', word: 'erase for good', wordDiffers: 'Type “{{word}}”',
  },
  register: {
    act: 'Register a firm', explain: 'A firm whose code is known already gets its existing file opened.', uscc: 'Credit code', usccNeeded: 'The credit code has 18 characters', name: 'Registered name', nameNeeded: 'Please give the registered name', region: 'Division code (GB/T 2260)', regionHelp: 'Six digits; the one in the credit code when left empty', industry: 'Industry code (GB/T 4754)', industryHelp: 'Such as C1411', industryNeeded: 'Please give the industry code', registered: 'Registered on', standing: 'Register', kyc: 'Identification',
    standings: { active: 'Active', abnormal: 'Abnormal', deregistered: 'Deregistered', revoked: 'Revoked' },
    kycs: { complete: 'Complete', incomplete: 'Incomplete', hit: 'List hit' },
  },
};

export default en;
