import type { Same } from '../index.ts';
import type zh from '../zh/migrations.ts';

const en: Same<typeof zh> = {
  title: 'Existing books',
  lead: 'Bring contracts, balances and movements of another system in: checked and reconciled first, submitted by one person, confirmed by another, with a report that is kept.',
  bring: 'Upload and check', bringLead: 'CSV (UTF-8 or GB18030) or Excel; headings in Chinese or English. A check computes and writes nothing.',
  source: 'Other system', sourceHint: 'Such as core-1; with the loan number it is the loan’s identity, so that no loan comes in twice', cutOver: 'Cut-over day',
  contracts: 'Contracts', balances: 'Balances at the cut-over', history: 'Movements (optional)', optional: 'loans without any are opened with their balance',
  check: 'Check', submit: 'Submit', reason: 'Why', needed: 'fill this in', files: 'choose the contracts and the balances',
  submitExplain: 'Firms are registered and what was read is kept; a second person confirms it under Approvals, and then the loans come in part by part.',
  checked: 'Result of the check (nothing written)', list: 'Imports', nothing: 'No import yet', all: 'All imports',
  loans: 'Loans that can come in', agree: 'Agree', differ: 'Differ', notCompared: 'No balance', noted: 'To look at', refused: 'Set aside', known: 'In the book before', folded: 'From history', opened: 'With balance',
  state: 'State', by: 'Submitted by', confirmedBy: 'Confirmed by', at: 'Submitted', waiting: 'Waits for a second person', toProposal: 'To the proposal', running: 'Bringing in: {{done}} of {{loans}} loans', resume: 'Go on', stopped: 'Cut off; it can go on, and nothing comes in twice',
  picture: 'What agrees and what does not', pictureLead: 'Each loan is held against the other system at the cut-over day: principal, interest, penalty, days past due, class, next payment', causes: 'Probable causes', causesLead: 'Only causes that explain the difference when computed again are named', cause: 'Cause', count: 'Loans',
  totals: 'Total', products: 'By product', classes: 'By class', group: 'Group', currency: 'Currency', theirLoans: 'Their loans', ourLoans: 'Our loans', theirs: 'Their principal', ours: 'Our principal', difference: 'Difference of principal', interestDiff: 'Of interest', penaltyDiff: 'Of penalty',
  lines: 'Loan by loan', linesLead: 'Theirs first, ours behind; difference = theirs less ours', only: 'Result', onlyDiffers: 'differs', onlyAgrees: 'agrees', onlyNoted: 'to look at', onlyNotCompared: 'no balance', number: 'Loan', client: 'Client', product: 'Product', way: 'Brought in', result: 'Result',
  principal: 'Principal', interest: 'Interest', penalty: 'Penalty', days: 'Days past due', class: 'Class', next: 'Next payment', why: 'Probable cause, notes',
  aside: 'Set aside', asideLead: 'Nothing is lost: each row with its reason and what to do; mended files can be brought in again', file: 'File', row: 'Row', column: 'Column', detail: 'What was found and what to do',
  control: 'Control totals', controlLead: 'Hold them against what the other system said when it exported', rows: 'Rows', read: 'Read', sums: 'Sums', digest: 'SHA-256',
};
export default en;
