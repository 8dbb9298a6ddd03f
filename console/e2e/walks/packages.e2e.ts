// A package of loans in the console: drafted, refused by name, put to its buyer, transferred; the loan's page says who holds what.
// Joint lending from the loan's page: refused until the shares make a whole, then drafted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

interface LoanLine { id: string; number: string; days_past_due: number | null }
interface Package { state: { id: string }; kept: { minor: number }; outstanding: { minor: number }; principal: { minor: number } }

/** The day before the one the server lives in. */
async function eve(person: Person): Promise<string> {
  const { rows } = await person.reads<{ rows: { day: string }[] }>('/v1/closes?limit=1');
  return rows[0]!.day;
}

describe('a package', () => {
  it('is drafted, refused by name, approved, transferred', async () => {
    const risk = await Person.of(bench, 'zhao');
    const loans = await risk.lists<LoanLine>('/v1/loans?state=active&limit=200');
    const good = loans.filter((loan) => loan.days_past_due === 0).slice(0, 4);
    const late = loans.find((loan) => (loan.days_past_due ?? 0) > 30);
    expect(good.length).toBe(4);
    const cutOff = await eve(risk);
    await risk.opens('/packages');
    await risk.does('起草资产包', async (dialog) => {
      await dialog.getByLabel('名称', { exact: true }).fill('一号资产包');
      await dialog.getByLabel('受让方名称（平台外）').fill('冀州商业银行');
      await dialog.getByLabel('转让份额（%）').fill('60');
      await dialog.getByLabel('封包日', { exact: true }).fill(cutOff);
      await dialog.getByLabel('价款（封包日转让本金的 %）').fill('98.5');
      await dialog.getByLabel('借据号（每行一个）').fill(good.map((loan) => loan.number).join('\n'));
    });
    await risk.page.waitForURL(/\/packages\/par_/);
    const path = new URL(risk.page.url()).pathname;
    if (late) {
      await risk.does('加入借据', async (dialog) => dialog.getByLabel('借据号（每行一个）').fill(late.number));
      await risk.page.getByText('以下借据不符合入池条件').waitFor();
      expect(await risk.page.getByRole('alert').filter({ hasText: late.number }).innerText()).toContain('逾期');
    }
    await risk.does('提交复核', async (dialog) => dialog.getByLabel('理由').fill('调整资产结构'));
    expect(await risk.mayNot('办理转让')).toBeNull();
    await risk.leaves();

    const reviewer = await Person.of(bench, 'wang');
    await reviewer.opens('/approvals');
    await reviewer.does('同意', undefined, reviewer.page.locator('main li.panel').filter({ hasText: '份额转让要约' }));
    await reviewer.leaves();

    const finance = await Person.of(bench, 'qian');
    await finance.opens(path);
    await finance.does('登记书面接受', async (dialog) => dialog.getByLabel('书面文件编号').fill('冀商函〔2026〕8号'));
    await finance.does('办理转让', async (dialog) => dialog.getByLabel('价款流水号或协议编号').fill('ZR-1'));
    await finance.page.getByText('对账单').first().waitFor();
    const id = path.split('/').at(-1)!;
    const sold = await finance.reads<Package>(`/v1/packages/${id}`);
    expect(sold.state.id).toBe('running');
    expect(sold.kept.minor + sold.principal.minor).toBe(sold.outstanding.minor);
    // The loan's page says who holds what of it.
    await finance.opens(`/loans/${good[0]!.id}`);
    await finance.page.getByText('他方份额').first().waitFor();
    await finance.page.getByText('冀州商业银行').first().waitFor();
    await finance.leaves();
  });
});

describe('joint lending', () => {
  it('is begun on the loan, while its money has not left', async () => {
    const officer = await Person.of(bench, 'li');
    const [application] = await officer.lists<{ id: string }>('/v1/applications?state=offered&limit=1');
    await officer.opens(`/applications/${application!.id}`);
    await officer.does('签订合同');
    await officer.page.waitForURL(/\/loans\/loan_/);
    const loan = new URL(officer.page.url()).pathname;
    await officer.opens(loan);
    expect(await officer.mayNot('联合放款')).toContain('风险');
    await officer.leaves();

    const risk = await Person.of(bench, 'zhao');
    await risk.opens(loan);
    await risk.button('联合放款').click();
    const dialog = risk.page.getByRole('dialog');
    await dialog.getByLabel('本机构份额（%）').fill('70');
    const first = dialog.getByRole('group', { name: '第 1 家参与行' });
    await first.getByLabel('名称').fill('白洋信用社');
    await first.getByLabel('份额（%）').fill('20');
    // The server says what is missing, in the dialog.
    await risk.button('确定', dialog).click();
    await dialog.getByText('各方份额合计 9000 个基点').waitFor();
    await risk.button('增加一家', dialog).click();
    const second = dialog.getByRole('group', { name: '第 2 家参与行' });
    await second.getByLabel('名称').fill('滹沱商业银行');
    await second.getByLabel('份额（%）').fill('10');
    await risk.button('确定', dialog).click();
    await risk.page.waitForURL(/\/packages\/par_/);
    await risk.sees('滹沱商业银行');
    await risk.sees('联合贷款');
    await risk.does('提交复核', async (asked) => asked.getByLabel('理由').fill('分散风险'));
    await risk.leaves();
  });
});
