import type { Same } from '../index.ts';
import type zh from '../zh/firms.ts';

const en: Same<typeof zh> = {
  title: 'Firms',
  lead: 'Firms this institution has a file on: identity, consents, data under them, applications and loans.',
  list: { q: 'Name or credit code', qHint: 'Part of name, whole code', region: 'Region', industry: 'Industry', name: 'Firm', uscc: 'Credit code', standing: 'Register', registered: 'Registered', data: 'Data', real: 'Real data', empty: 'No firm has a file here yet. An officer registers a firm and records its consent; then it can apply.' },
  tabs: { label: 'Parts of the file', file: 'Consents and data', business: 'Applications and loans', audit: 'Audit' },
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
    category: { tax: 'Tax', power: 'Power', 'social-security': 'Social security', orders: 'Orders', pos: 'POS receipts', 'delivery-platform': 'Delivery platform', 'bank-flow': 'Bank account flow', 'credit-report': 'Credit report', judicial: 'Judicial', environment: 'Environment', 'market-supervision': 'Market supervision', application: 'The application itself' },
  },
  features: { title: 'Data under consent', lead: 'The latest values in the categories that a consent in force names.', name: 'Feature', value: 'Value', observed: 'Observed', empty: 'Nothing to show: no consent is in force, or nothing was observed in its categories.' },
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
