import type { Same } from '../index.ts';
import type zh from '../zh/studio.ts';

const en: Same<typeof zh> = {
  title: 'Product studio', lead: 'Credit products written in sentences and decision tables. A draft stays in this browser until it is submitted; another person approves it.', new: 'New product', open: 'Edit in the studio', draft: 'draft', draftOf: 'from version {{version}}', draftNew: 'new product', saved: 'Draft kept in this browser at {{at}}', notSaved: 'This browser cannot keep the draft: submit it or download the file before you leave',
  start: {
    drafts: 'Drafts not submitted', none: 'No drafts.', continue: 'Continue', drop: 'Discard', dropQuestion: 'Discard this draft? Its changes are lost.', changed: 'changed {{at}}', templates: 'From a template', existing: 'From a product', existingLead: 'Opens the version in force or the newest one, as its next version.', use: 'Use this template', guided: 'Step by step',
    template: { base: 'Base layer', industry: 'Industry layer', policy: 'Policy layer', yanhuo: 'Street-shop loan', shop: 'Street-shop loan, platform data', empty: 'Empty product' },
    about: { shop: 'Reads the acquirer and the delivery platforms themselves; the limit is a multiple of a month’s flow.', base: 'For any small firm; the limit is a share of what it invoiced.', industry: 'For one chain: industries named, orders looked at.', policy: 'For a purpose of policy, a guarantor bearing part of the loss.', yanhuo: 'For small shops: till and platform flow in place of statements. A few steps, a draft in minutes.', empty: 'The bones only: one rule each for eligibility, limit and price.' },
  },
  guide: {
    title: 'New street-shop loan', back: 'Back', next: 'Next', make: 'Make the draft', step: { who: 'Who', limit: 'Limit', price: 'Tenor and price', check: 'Check' },
    name: 'Name', code: 'Code', codeHint: 'small letters, digits and hyphens; fixed once submitted', codeTaken: 'a product has this code already', age: 'Registered for at least', ages: 'months', inflow: 'Till flow in 12 months at least', overdue: 'Overdue in 24 months at most', lawsuits: 'Lawsuits at most',
    shareA: 'Grade A: of the till flow', shareB: 'Grade B: of the till flow', shareC: 'Grade C: of the till flow', cap: 'at most', orders: 'With platform orders of at least', ordersBonus: 'a year, raised by', single: 'Amount from', to: 'to', tenor: 'Tenor from', spread: 'Spread over the LPR', straight: 'Approved automatically up to', short: 'within a year, less',
    summary: '{name}: shops registered for {age} months with at least {inflow} through the till in 12 months may apply; the limit is {share} of the till flow, at most {cap}; tenor {tenor}; LPR plus {spread} bp upwards; automatic up to {straight}.', then: 'Everything can be changed in the studio afterwards.', read: 'The scorecard also reads: {{names}} (added under data).',
  },
  path: { edit: 'Edit', compare: 'Compare', backtest: 'Back-test', submit: 'Submit', label: 'From draft to submission' },
  view: { label: 'Way of editing', forms: 'Forms', graph: 'Expert graph', text: 'File' },
  act: { undo: 'Undo', redo: 'Redo', discard: 'Discard draft', discardQuestion: 'Discard the draft and return to the product?', toCompare: 'Next: compare', toBacktest: 'Next: back-test', toSubmit: 'Next: submit', download: 'Download file', leaveTitle: 'The draft is not submitted', leave: 'The draft is kept in this browser and can be continued later. Leave now?', leaveYes: 'Leave', leaveNo: 'Stay' },
  section: { basics: 'Product', terms: 'Amount, tenor, repayment', who: 'Who may apply', eligibility: 'Eligibility rules', limit: 'Limit rules', price: 'Price rules', enhancement: 'Guarantee', authority: 'Authority', data: 'Data needed', label: 'Parts of the product' },
  sectionLead: {
    basics: 'What it is called, for whom, from when.', terms: 'What may be asked for, and what lateness costs.', who: 'Who may apply; each row of the table that holds is a reason to decline.', limit: 'The most to lend, in whole yuan.', price: 'What is added to the base rate, in basis points (1 bp = 0.01%).',
    enhancement: 'When a guarantee is needed and what share of a loss it bears.', authority: 'What passes without a person, and what never does.', data: 'What the rules and the scorecard read; each category needs consent.',
  },
  say: {
    scorecard: 'Applicants are scored by {card}; choosing another adds the data it reads below.',
    names: 'Called {zh} in Chinese, {en} in English.', layer: 'It belongs to the {layer} layer.', valid: 'Sold from {from} until {to} (open if empty).', purposes: 'The money may be used for {purposes}.', amount: 'From {min} to {max}, rounded down to a multiple of {step}.', tenor: 'For {min} to {max}.', repayment: 'Repaid by {ways}.', frequency: 'Repaid {often}.', roll: 'A due date on a day off {where}.',
    late: 'After {grace} of grace, {overdue} of the contract rate is added on what is overdue and {misuse} on what is misused.', sizes: 'For {sizes} firms.', barred: 'Industries not served: {industries}.', price: 'The rate is {base} plus what the rules below add, at least {floor}, at most {cap}, counted {count}.', noFees: 'No fee beside interest.',
    fee: '{zh} (English {en}): to {payee}, {percent} of principal, {when}, {only}.', addFee: 'Add a fee', enhanced: 'A guarantee may be needed', enhancement: '{zh}, under agreement {agreement}, bearing {cover} of a loss.', requiredWhen: 'A guarantee is required when:', straight: 'Offers may go out without a person', authority: 'Automatically up to {most}; above that a person decides.',
    referWhen: 'A person decides when one of these holds:', noRefer: 'Nothing has to be sent to a person.', referReason: 'The reason reads “{zh}”, in English {en}.', addRefer: 'Add a case for a person',
  },
  field: {
    scorecard: 'scorecard',
    nameZh: 'Chinese name', nameEn: 'English name', layer: 'Layer', description: 'Description', validFrom: 'first day', validTo: 'last day', purpose: 'Purpose', amount: { min: 'Least amount', max: 'Most amount', step: 'Rounding step' }, tenor: { min: 'Shortest tenor', max: 'Longest tenor' }, repayment: 'Repayment', frequency: 'How often', roll: 'Days off', grace: 'Days of grace',
    overdue_uplift_percent: 'Added when overdue', misuse_uplift_percent: 'Added when misused', sizes: 'Sizes', barred: 'Industries not served', base: 'Base rate', dayCount: 'Day count', floor_percent: 'Lowest rate', cap_percent: 'Highest rate', feeName: 'Fee', feeNameEn: 'Fee in English', payee: 'Payee', feePercent: 'Percent', feeWhen: 'When due', feeOnly: 'On which loans',
    enhancement: 'Guarantee', agreement: 'Agreement code', cover: 'Share of loss', maxAmount: 'Most without a person', reasonZh: 'Reason in Chinese', reasonEn: 'Reason in English',
  },
  group: { request: 'application', firm: 'firm', score: 'score', offer: 'offer', data: 'data', step: 'earlier steps' },
  order: { number: { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most', '==': 'equal to', '!=': 'not equal to' }, text: { '==': 'is', '!=': 'is not' } },
  formula: {
    variable: 'variable', order: 'comparison', value: 'value', number: 'number', missing: 'is missing', present: 'is there', in: 'is one of', notIn: 'is none of', and: 'and', or: 'or', not: 'not ({a})', removeTerm: 'remove condition {{number}}', minTwo: '{a}, at most {b}', maxTwo: '{a}, at least {b}', minMany: 'the smallest of {list}', maxMany: 'the largest of {list}', comma: ', ',
    otherwise: '{a} ({b} if missing)', choice: 'if {when} then {then}, otherwise {otherwise}', call: { abs: 'the size of {a}', floor: '{a} rounded down', ceil: '{a} rounded up', round: '{a} rounded to {n} places', trunc: '{a} cut to {n} places', len: 'the number of {a}' },
    add: { and: 'and …', or: 'or …', plus: 'plus a term', minus: 'minus a term', times: 'times a share', most: 'at most …', least: 'at least …', choice: 'by case' }, addTo: 'Add', write: 'Write formula', asText: 'Formula', insert: 'insert a variable', reads: 'Reads: ', unread: 'Not a whole formula yet',
  },
  control: { notNumber: 'a number, please', remove: 'remove {{what}}', cancel: 'Cancel', apply: 'Apply' },
  table: {
    title: 'Decision table', firstLead: 'The first row that holds, from the top; “any” looks at nothing.', reasonsLead: 'Each row that holds gives a reason to decline; none: eligible.', collectLead: 'All rows that hold are collected.', keys: 'Move with the arrows, type or press Enter to change, paste from a spreadsheet.', row: 'row {{number}}', rowMenu: 'what to do with row {{number}}',
    insertAbove: 'Insert above', insertBelow: 'Insert below', duplicate: 'Duplicate', moveUp: 'Move up', moveDown: 'Move down', deleteRow: 'Delete row', moveLeft: 'Move left', moveRight: 'Move right', deleteColumn: 'Delete column', columnMenu: 'what to do with column {{name}}', heading: 'heading of column {{number}}', tests: 'what this column looks at', holds: 'what this column holds', wholeCondition: 'whole conditions',
    addRow: 'Add a row', addCondition: 'Add a condition', addResult: 'Add a result', newResult: 'new result', copy: 'Copy table', copied: 'Copied: paste it into a spreadsheet', copyFailed: 'The browser does not allow copying', pasted: '{{taken}} cells pasted', pastedSome: '{{taken}} cells pasted; {{refused}} not understood or without a place', others: 'other variables', passThrough: 'later steps still read earlier results', onlyResults: 'later steps read only the results of this table',
  },
  holds: { yuan: 'amount', share: 'share', bps: 'basis points', months: 'months', plain: 'number' },
  cell: { numberHint: 'such as 300k or 20%', numberHintTest: '', textHint: 'several parted by commas; “not” for all but these', boolHint: 'yes, no or any', wholeHint: 'a whole condition', choose: 'choose', not: 'all but these', unread: 'not understood: write it another way' },
  step: {
    name: 'name of step {{number}}', kind: { decisionTableNode: 'table', expressionNode: 'formulas', switchNode: 'branches' }, takes: '=', formulaName: 'name of formula {{number}}', addFormula: 'Add an earlier result', removeFormula: 'remove', used: 'It is used elsewhere', addStep: 'Add a step', add: { table: 'Decision table', formulas: 'Formulas' },
    remove: 'Delete', removeNamed: 'delete step {{name}}', removeQuestion: 'Delete step “{{name}}”?', switchStays: 'Branches are added and removed in the expert graph', answers: 'This step gives the answer and stays', isRead: 'Later steps read its result', when: 'When', otherwise: 'Otherwise', way: 'branch {{number}}', goes: '→ “{to}”', answer: 'answer', only: 'Only when {when}:', onlyOtherwise: 'Otherwise:',
  },
  data: { consent: 'consent for: {purpose}', purpose: 'purpose of consent', name: 'Name', field: 'Item', type: 'Type', needed: 'Required', values: 'Values (range, or code name)', use: 'Use', read: 'read by a rule', unread: 'read by no rule', stays: 'A rule reads it', add: 'add a category of data', addFeature: 'Add an item', ask: 'code of the item, e.g. pos_inflow_12m_fen', badName: 'small letters, digits and _, not used twice', addRange: 'limit its values', noRange: 'no limit on its values', min: 'least', max: 'most' },
  check: {
    title: 'Checks', okBut: 'No errors: it can be submitted; {{said}}', checking: 'Checking…', ok: 'Nothing found: it can be submitted', error: 'Error', warning: 'Look at', note: 'Note', errors: '{{count}} errors', warnings: '{{count}} to look at', notes: '{{count}} notes', witness: 'For example when {{said}}.', go: 'show', failed: 'The check did not finish', unreadable: 'The file cannot be read', where: 'Place', rest: 'Elsewhere',
  },
  text: { lead: 'The product file (YAML). What is changed here shows in the forms; comments stay.', label: 'Product file (YAML)', unread: 'Not a product yet: {{why}}', apply: 'Apply to the forms', revert: 'Revert' },
  graph: { lead: 'The same rule graph as in the forms (GoRules JDM). Changes go straight into the draft.', which: 'Rule graph', loading: 'Loading the graph editor…', failed: 'The graph editor could not be loaded: use the forms or the file.', unsupported: 'The graph holds nodes this program does not run; the checks name them.', phone: 'The graph editor needs a wider screen.' },
  compare: { lead: 'What the draft changes in the policy of version {{version}}:', none: 'The draft has the same policy as the version it came from.', newProduct: 'A new product: there is no version to compare with.', text: 'The file line by line' },
  backtest: { on: 'Try it on', onRecorded: 'Recorded decisions', onPast: 'Past loans (sample set)', lead: 'Recorded decisions made again with the draft: who would be in, who out. Nothing is recorded.', reference: 'Whose applications to try it on', referenceLead: 'A new product has no applications of its own: the draft is tried as if it were the next version of this product.', run: 'Run the back-test', must: 'The draft has errors: mend them first.' },
  submit: { lead: 'Once submitted it waits for another person’s approval; the draft leaves this browser.', version: 'Submit as version {{version}} of {{name}}', code: 'Product code', button: 'Submit for approval', blocked: '{{count}} errors are left: it cannot be submitted.', same: 'The draft equals the version it came from: there is nothing to submit.', checked: 'checks passed', done: 'Submitted for approval', compared: 'compared', tested: 'back-tested', notTested: 'not back-tested', notCompared: 'not compared' },
};

export default en;
