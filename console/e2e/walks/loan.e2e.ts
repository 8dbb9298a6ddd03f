// One loan from the consent to its payments, each act by the right person, and refused to the wrong one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

interface Line {
  id: string;
  firm: string;
  grade: string | null;
  loan: string;
}

let bench: Bench;
let officer: Person;
let reviewer: Person;
let finance: Person;
let second: Person;
let firm = '';
let application = '';
let loan = '';

beforeAll(async () => {
  bench = await Bench.open();
  officer = await Person.of(bench, 'li');
  reviewer = await Person.of(bench, 'wang');
  finance = await Person.of(bench, 'qian');
  second = await Person.of(bench, 'sun');
});
afterAll(() => bench.close());

describe('an application', () => {
  it('needs a consent, which the officer records', async () => {
    const lent = (await officer.lists<Line>('/v1/applications?state=contracted&limit=200')).filter((line) => line.grade !== null);
    lent.sort((a, b) => a.grade!.localeCompare(b.grade!));
    firm = lent[0]!.firm;
    await officer.opens(`/firms/${firm}`);
    await officer.does('登记授权', async (dialog) => {
      // What the products in force read is chosen already.
      await expect.poll(() => dialog.locator('.ant-select-selection-item').allInnerTexts()).toContain('申请资料');
      await dialog.getByLabel('企业看到并同意的授权书全文').fill('（模拟）本企业授权贵行为评估授信查询上述数据。');
    });
    await finance.opens(`/firms/${firm}`);
    expect(await finance.mayNot('登记授权')).toContain('客户经理');
  });

  it('is submitted by the officer; the reviewer is not offered it', async () => {
    await officer.opens(`/firms/${firm}`);
    await officer.page.getByRole('link', { name: '提交授信申请' }).click();
    const { page } = officer;
    await page.locator('main').getByRole('radio').first().check();
    await page.getByLabel('申请金额').fill('10');
    await page.getByLabel('期限').fill('12');
    await officer.chooses(page, '贷款用途', '日常周转');
    // Whoever refuses automation is looked at by a person: the application will be referred.
    await page.getByRole('checkbox').check();
    await officer.button('提交申请').click();
    await page.waitForURL(/\/applications\/app_/);
    application = new URL(page.url()).pathname;
    await reviewer.opens('/applications');
    expect(await reviewer.page.getByText('新建申请').count()).toBe(0);
    expect(await reviewer.tries('/v1/applications', { firm, product: 'hebei-everyday', amount: '100000', tenor_months: 12, purpose: 'working-capital' })).toEqual({ status: 403, code: 'auth.forbidden' });
  });

  it('is decided, referred, and reviewed by another person than the officer', async () => {
    await finance.opens(application);
    expect(await finance.mayNot('作出决策')).toContain('客户经理');
    await officer.opens(application);
    await officer.does('作出决策');
    await officer.sees('转人工');
    expect(await officer.mayNot('复核审批')).toContain('审批人');
    await reviewer.opens('/applications?state=referred');
    await reviewer.page.locator(`main a[href="${application}"]`).first().click();
    await reviewer.does('复核审批', async (dialog) => {
      await dialog.getByRole('radio', { name: '批准' }).check();
      await dialog.getByLabel('理由').fill('现场核实经营正常，同意');
    });
    await reviewer.sees('现场核实经营正常，同意');
    expect(await reviewer.mayNot('签订合同')).toContain('客户经理');
  });

  it('becomes a contract', async () => {
    await officer.opens(application);
    await officer.does('签订合同');
    await officer.page.waitForURL(/\/loans\/loan_/);
    loan = new URL(officer.page.url()).pathname;
  });
});

describe('the money', () => {
  it('is instructed by the officer, released by finance, confirmed by the bank', async () => {
    await finance.opens(loan);
    expect(await finance.mayNot('发起放款')).toContain('客户经理');
    await officer.opens(loan);
    await officer.does('发起放款');
    await officer.opens(loan);
    expect(await officer.mayNot('放行放款')).toContain('财务');
    await finance.opens(loan);
    await finance.does('放行放款');
    await finance.opens(loan);
    await finance.does('登记银行回执', async (dialog) => {
      await dialog.getByLabel('银行流水号').fill('WALK-PAYOUT-1');
    });
    await finance.opens(loan);
    await finance.sees('已放款');
    await finance.sees('100,000.00');
  });

  it('comes back early: what it would do is shown before it is booked', async () => {
    await finance.opens(loan);
    await finance.button('提前还款').click();
    const dialog = finance.page.getByRole('dialog');
    expect(await finance.button('确定', dialog).isDisabled()).toBe(true);
    await dialog.getByLabel('金额（元）').fill('20000');
    await dialog.getByLabel('银行流水号').fill('WALK-EARLY-1');
    await dialog.getByText('将变化的期次').waitFor();
    await dialog.getByText('-20,000.00').first().waitFor();
    await finance.page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] button')].some((button) => button.textContent === '确定' && !(button as HTMLButtonElement).disabled));
    await finance.button('确定', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
    await finance.opens(loan);
    await finance.sees('凭证号 WALK-EARLY-1');
    const { position } = await finance.reads<{ position: { outstanding: { minor: number } } }>(`/v1${loan}`);
    expect(position.outstanding.minor).toBe(80_000_00);
    await officer.opens(loan);
    expect(await officer.mayNot('提前还款')).toContain('财务');
  });
});

interface LoanLine {
  id: string;
  number: string;
  days_past_due: number | null;
  state: { id: string };
  outstanding: { minor: number } | null;
  guaranteed: boolean;
}

describe('a loan that runs', () => {
  let running = '';

  it('takes a payment of an earlier day, told to be late', async () => {
    const loans = await finance.lists<LoanLine>('/v1/loans?state=active&overdue=1-30&limit=100');
    const any = loans.length > 0 ? loans : await finance.lists<LoanLine>('/v1/loans?state=active&limit=200');
    const one = any.find((line) => (line.outstanding?.minor ?? 0) > 1_000_00 && !loan.endsWith(line.id))!;
    running = `/loans/${one.id}`;
    const { today } = await finance.reads<{ today: string }>('/v1/me');
    const day = new Date(Date.parse(today) - 4 * 86_400_000).toISOString().slice(0, 10);
    await finance.opens(running);
    await finance.does('登记还款', async (dialog) => {
      await dialog.getByLabel('金额（元）').fill('1000');
      await finance.dates(dialog, '起息日', day);
      await dialog.getByLabel('银行流水号').fill('WALK-LATE-1');
      await dialog.getByText('补记').first().waitFor();
      await dialog.getByText('将新增的分录').waitFor();
      await finance.page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] button')].some((button) => button.textContent === '确定' && !(button as HTMLButtonElement).disabled));
    });
    await finance.opens(running);
    await finance.sees('WALK-LATE-1');
    await finance.sees('补记，晚 4 天');
  });

  it('shows what was known on an earlier day, and offers nothing there', async () => {
    const { today } = await finance.reads<{ today: string }>('/v1/me');
    const day = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    await finance.opens(running);
    await finance.dates(finance.page, '已知日（按当时所知）', day);
    await finance.page.waitForURL(/known=/);
    await finance.sees('正在查看过去或其他时点，不是当前状态');
    await finance.page.getByText('凭证号 WALK-LATE-1').waitFor({ state: 'detached' });
    expect(await finance.button('登记还款').count()).toBe(0);
    await finance.button('回到今日').click();
    await finance.sees('WALK-LATE-1');
  });

  it('has a payment taken back: proposed by one, approved by another', async () => {
    await officer.opens(running);
    expect(await officer.mayNot('申请还款冲正') ?? (await officer.mayNot(/冲正/))).toContain('财务');
    await finance.opens(running);
    const row = finance.page.locator('main li').filter({ hasText: 'WALK-LATE-1' }).first();
    await finance.does(/冲正/, async (dialog) => {
      await dialog.getByLabel('理由').fill('流水号登记错误');
      await finance.page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] button')].some((button) => button.textContent === '确定' && !(button as HTMLButtonElement).disabled));
    }, row);
    await finance.opens('/approvals?show=pending');
    expect(await finance.mayNot('同意')).toContain('不得再次同意');
    await second.opens('/approvals');
    await second.does('同意', undefined, second.page.locator('main li.panel').filter({ hasText: '流水号登记错误' }));
    await finance.opens(running);
    await finance.sees('已冲正');
  });

  it('is proposed for a write-off, which another person refuses', async () => {
    const risk = await Person.of(bench, 'zhao');
    await risk.opens(running);
    await risk.does('申请核销', async (dialog) => {
      await dialog.getByLabel('理由').fill('经核查，认为无法收回');
    });
    expect(await officer.tries(`/v1${running}/corrections`, { act: 'write-off', reason: 'by the officer' })).toEqual({ status: 403, code: 'auth.forbidden' });
    await reviewer.opens('/approvals');
    const box = reviewer.page.locator('main li.panel').filter({ hasText: '经核查，认为无法收回' });
    await reviewer.does('拒绝', async (dialog) => {
      await dialog.getByLabel('理由').fill('企业仍在经营，继续催收');
    }, box);
    await box.waitFor({ state: 'detached' });
    await risk.leaves();
  });
});
