// What the mock answers for the general ledger.
type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
const n = (id: string, zh: string, en: string) => ({ id, zh, en });
const cash = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY', text: yuan.toFixed(2) });
const asset = n('asset', '资产', 'asset');
const income = n('income', '收入', 'income');
const pin = { version: 1, zh: '县域银行科目', en: 'A county bank’s chart', effective_from: '2026-01-01' };
const line = (account: string, zh: string, en: string, kind: object, opening: number, debit: number, credit: number) => ({ account, zh, en, kind, opening: cash(opening), debit: cash(debit), credit: cash(credit), closing: cash(opening + debit - credit) });
const trial = {
  from: '2026-06-01', at: '2026-06-30', view: n('book', '记账日口径', 'by book date'), known_at: null, currency: 'CNY', simulated: true, rules: pin, loans: 961, entries: 4210,
  rows: [line('101101', '贷款归集户', 'Collection account', asset, -329_000_000, 12_400_000, 8_000_000), line('130301', '短期信用贷款', 'Unsecured loans, up to a year', asset, 330_000_000, 8_000_000, 11_100_000), line('601101', '短期贷款利息收入', 'Interest income, up to a year', income, -1_000_000, 0, 1_300_000)],
  debits: cash(20_400_000), credits: cash(20_400_000), difference: cash(0),
};
const entry = (i: number) => ({
  id: `2026-06-${String((i % 28) + 1).padStart(2, '0')}~HB2025${String(i).padStart(6, '0')}~00001`, value_date: `2026-06-${String((i % 28) + 1).padStart(2, '0')}`, book_date: i % 4 ? `2026-06-${String((i % 28) + 1).padStart(2, '0')}` : '2026-06-30',
  rule: n('loan.payment', '还款', 'Payment'), source: `PAY-${i}`, loan: `loan-${i}`, loan_number: `HB2025${String(i).padStart(6, '0')}`, rules_version: 1, amount: cash(8370 + i),
  lines: [{ account: '101101', zh: '贷款归集户', en: 'Collection account', role: n('clearing', '待清算资金', 'Clearing'), amount: cash(8370 + i) }, { account: '130301', zh: '短期信用贷款', en: 'Unsecured loans, up to a year', role: n('loans', '客户贷款', 'Loans to customers'), amount: cash(-8370 - i) }],
});
const month = (text: string, state: object, closed = false) => ({ month: text, from: `${text}-01`, through: `${text}-28`, state, closed_at: closed ? '2026-06-02T01:00:00Z' : null, proposed_by: closed ? 'qian' : null, approved_by: closed ? 'sun' : null, entries: closed ? 4000 : null });
const may = month('2026-05', n('closed', '已月结', 'closed'), true);
const statement = { id: 'ab'.repeat(16), source: 'june.csv', format: 'csv/gb18030', account: '1301***********6789', from: '2026-06-01', to: '2026-06-30', rows: 3, refused: 1, opening: cash(1_000_000), closing: cash(1_012_345.67), brought_at: '2026-06-30T01:00:00Z' };
const bank = (row: number, yuan: number) => ({ row, on: '2026-06-03', amount: cash(yuan), counterparty: null, reference: '20260603001', remark: 'PAY-1' });
const book = (i: number, yuan: number) => ({ loan: `loan-${i}`, loan_number: `HB2025${String(i).padStart(6, '0')}`, firm_name: null, on: '2026-06-02', amount: cash(yuan), source: `PAY-${i}`, rule: n('loan.payment', '还款', 'Payment') });
const reconciliation = {
  statement, days: 3, account: null, matched: [{ bank: bank(1, 12_345.67), book: book(1, 12_345.67), by: n('reference', '参考号', 'reference') }], bank_only: [bank(2, 777)], book_only: [book(2, 1234.56)],
  refused: [{ row: 4, raw: '合计,17345.67', reason: n('bad-date', '日期有误', 'not a date'), detail: 'no date: a total or a note under the table' }], breaks: [],
  bank_movement: cash(13_122.67), book_movement: cash(13_580.23), difference: cash(-457.56), bank_unmatched: cash(777), book_unmatched: cash(1234.56), timing: cash(0), statement_gap: cash(0),
};
const chart = {
  on: '2026-06-30', rules: pin,
  accounts: [{ account: '130301', zh: '短期信用贷款', en: 'Unsecured loans, up to a year', kind: asset, takes: [{ role: n('loans', '客户贷款', 'Loans to customers'), only: [n('term', '期限不超过 12 个月', 'up to 12 months')] }] }, { account: '601101', zh: '短期贷款利息收入', en: 'Interest income, up to a year', kind: income, takes: [] }],
  versions: [{ pin, adopted_at: '2025-12-20T01:00:00Z', proposed_by: 'qian', approved_by: 'wang.fang', digest: 'ab'.repeat(32), document: 'schema: anji.posting-rules/1\n' }],
};

export const ledger: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/ledger\/trial-balance$/, () => trial],
  ['GET', /^\/v1\/ledger\/journal$/, () => ({ rows: Array.from({ length: 12 }, (_, i) => entry(i + 1)), next: null })],
  ['GET', /^\/v1\/ledger\/accounts$/, () => chart],
  ['GET', /^\/v1\/ledger\/months$/, () => ({ rows: [month('2026-06', n('ready', '可月结', 'ready to close')), may] })],
  ['GET', /^\/v1\/ledger\/months\/[^/]+$/, () => ({ month: may, trial, digest: 'cd'.repeat(32), as_signed: true, late: [entry(4)], late_entries: 1, late_debits: cash(8374) })],
  ['GET', /^\/v1\/ledger\/statements$/, () => ({ rows: [statement], next: null })],
  ['GET', /^\/v1\/ledger\/statements\/[^/]+$/, () => reconciliation],
];
