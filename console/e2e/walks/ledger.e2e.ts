// The general ledger: balances as known at any time, down to the loan; the bank's statement; a month closed by two people.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

interface Entry {
  value_date: string;
  loan: string;
  loan_number: string;
  source: string;
  amount: { minor: number; text: string };
  rule: { id: string };
}
interface Trial {
  rows: { account: string; closing: { minor: number } }[];
  difference: { minor: number };
}

describe('the books', () => {
  it('are looked at as known at a past day, by both dates, down to the loan', async () => {
    const audit = await Person.of(bench, 'audit');
    await audit.opens('/ledger');
    await audit.sees('试算平衡表');
    await audit.sees('平衡');
    const today = (await audit.reads<{ today: string }>('/v1/me')).today;
    const { rows, difference } = await audit.reads<Trial>('/v1/ledger/trial-balance');
    expect(difference.minor).toBe(0);
    const loans = rows.find((row) => row.account === '1303')!;
    const yuan = (minor: number) => (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
    expect(await audit.text()).toContain(yuan(loans.closing.minor));

    // A hundred days ago there was another balance; the address keeps the day.
    const before = new Date(new Date(`${today}T00:00:00Z`).getTime() - 100 * 86_400_000).toISOString().slice(0, 10);
    await audit.dates(audit.page, '截至当日所知', before);
    await audit.page.waitForURL(`**/ledger?*known_at=${before}*`);
    await audit.sees(`只含 ${before} 日终前登记的事实`);
    const then = await audit.reads<Trial>(`/v1/ledger/trial-balance?known_at=${before}`);
    await audit.sees(yuan(then.rows.find((row) => row.account === '1303')!.closing.minor));
    await audit.page.locator('main').getByText('起息日', { exact: true }).first().click();
    await audit.page.waitForURL('**view=value*');

    // An account leads to its entries, an entry to its loan.
    await audit.opens('/ledger');
    await audit.page.getByRole('link', { name: /1303/ }).click();
    await audit.page.waitForURL('**tab=journal*');
    await audit.page.locator('main tbody .row-link').first().click();
    await audit.page.waitForURL('**/loans/*');
    expect(await audit.tries('/v1/ledger/months/2025-01/close', { reason: 'x' })).toEqual({ status: 403, code: 'auth.forbidden' });
    await audit.leaves();
  });

  it('are held against the bank’s statement', async () => {
    const finance = await Person.of(bench, 'qian');
    // By value date: a payment that was taken back later stands in the book's view and in no balance.
    const paid = await finance.lists<Entry>('/v1/ledger/journal?rule=loan.payment&account=1011&from=2020-01-01&view=value&limit=2');
    const first = paid[0]!;
    // What the bank got is what clearing was debited with: the entry has no other debit.
    const yuan = (minor: number) => (minor / 100).toFixed(2);
    const file = [
      '交易日期,收入,支出,余额,对方户名,摘要',
      `${first.value_date},${yuan(first.amount.minor)},,${yuan(1_000_000 + first.amount.minor)},网银,还款 ${first.source}`,
      `${first.value_date},7.77,,${yuan(1_000_777 + first.amount.minor)},张三,往来款`,
      '合计,,,,,',
    ].join('\n');
    await finance.opens('/ledger?tab=bank');
    const upload = finance.page.waitForURL(/\/ledger\/statements\/[0-9a-f]{32}/);
    await finance.page.getByLabel('导入流水', { exact: true }).last().setInputFiles({ name: '流水.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await upload;
    await finance.sees('流水.csv');
    await finance.sees('已匹配 · 1');
    await finance.sees('仅银行有 · 1');
    await finance.sees('已逐分解释');
    expect(await finance.text()).toContain('7.77');
    await finance.page.getByRole('link', { name: first.loan_number }).first().click();
    await finance.page.waitForURL(`**/loans/${first.loan}`);
    await finance.leaves();
  });

  it('are closed month by month, by two people, for good', async () => {
    const finance = await Person.of(bench, 'qian');
    await finance.opens('/ledger?tab=months');
    const months = await finance.lists<{ month: string; state: { id: string } }>('/v1/ledger/months');
    const next = months.filter(({ state }) => state.id !== 'closed').at(-1)!;
    expect(next.state.id).toBe('ready');
    await finance.does('提出月结', async (dialog) => dialog.getByLabel('理由').fill('与总账核对一致'));
    expect((await finance.tries(`/v1/ledger/months/${next.month}/close`, { reason: '再来' })).code).toBe('control.pending');
    const waiting = await finance.lists<{ id: string; act: { id: string }; reference: string }>('/v1/approvals?state=pending');
    const proposal = waiting.find(({ act }) => act.id === 'close-month')!;
    expect(proposal.reference).toBe(next.month);
    expect((await finance.tries(`/v1/approvals/${proposal.id}/approve`, {})).code).toBe('control.same_person');

    const other = await Person.of(bench, 'sun');
    expect((await other.tries(`/v1/approvals/${proposal.id}/approve`, {})).status).toBe(200);
    await other.opens(`/ledger/months/${next.month}`);
    await other.sees('与月结时完全一致');
    expect((await other.tries(`/v1/ledger/months/${next.month}/close`, { reason: '重开' })).code).toBe('resource.wrong_state');
    await finance.leaves();
    await other.leaves();
  });
});
