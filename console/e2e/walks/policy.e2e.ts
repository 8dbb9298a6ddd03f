// What decides: scorecards, products and guarantees, made by one person and approved by another.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
let risk: Person;
let reviewer: Person;
let finance: Person;
beforeAll(async () => {
  bench = await Bench.open();
  risk = await Person.of(bench, 'zhao');
  reviewer = await Person.of(bench, 'wang');
  finance = await Person.of(bench, 'qian');
});
afterAll(() => bench.close());

it('a scorecard is developed by risk and approved by a reviewer', async () => {
  const [card] = await risk.lists<{ id: string; version: number }>('/v1/scorecards');
  const path = `/scorecards/${encodeURIComponent(card!.id)}`;
  await reviewer.opens(path);
  expect(await reviewer.mayNot('开发新版本')).toContain('风险管理');
  await risk.opens(path);
  await risk.does('开发新版本');
  const version = card!.version + 1;
  await risk.opens(`${path}?tab=versions`);
  await risk.sees('尚未批准');
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(path);
  await reviewer.does('批准');
  const [after] = await risk.lists<{ active_version: number }>('/v1/scorecards');
  expect(after!.active_version).toBe(version);
});

it('a product is corrected until it is valid, submitted by risk and approved by a reviewer', async () => {
  const path = '/products/hebei-everyday';
  await finance.opens(path);
  expect(await finance.mayNot('提交新版本')).toContain('风险管理');
  await risk.opens(path);
  await risk.button('提交新版本').click();
  const dialog = risk.page.getByRole('dialog');
  const document = dialog.getByLabel('产品文件（YAML）');
  const text = await document.inputValue();
  expect(text).toMatch(/^version: 2$/m);
  await document.fill(text.replace('max: "3000000"', 'max: "3000"'));
  await dialog.getByText(/发现 \d+ 处问题/).waitFor();
  expect(await risk.button('提交审批', dialog).isDisabled()).toBe(true);
  await document.fill(text.replace('max: "3000000"', 'max: "2000000"'));
  await dialog.getByText('校验通过，可以提交').waitFor();
  await risk.button('提交审批', dialog).click();
  await risk.page.waitForURL(/tab=versions/);
  await risk.opens(`${path}?tab=versions`);
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(path);
  await reviewer.does('批准');
  const product = await reviewer.reads<{ active_version: number }>('/v1/products/hebei-everyday');
  expect(product.active_version).toBe(2);
});

interface Claimed {
  loan: string;
  loan_number: string;
  loss: { minor: number };
  recovered: { minor: number };
  allowed: { act: string; can: boolean }[];
}

it('a loss is claimed, compensated and recovered by finance, to the cent', async () => {
  const [agreement] = await finance.lists<{ id: string }>('/v1/agreements');
  const path = `/guarantees/${agreement!.id}?tab=claims`;
  const claims = (await finance.reads<{ claims: Claimed[] }>(`/v1/agreements/${agreement!.id}`)).claims;
  const open = claims.find((claim) => claim.allowed.some((act) => act.act === 'recovery' && act.can))!;
  await reviewer.opens(path);
  expect(await reviewer.mayNot('登记追偿')).toContain('财务');
  await finance.opens(path);
  const panel = finance.page.locator('.claim').filter({ hasText: open.loan_number });
  await finance.does('登记追偿', async (dialog) => {
    await dialog.getByLabel('收回金额（元）').fill('100.01');
    await dialog.getByLabel('银行流水号').fill('WALK-RECOVERY-1');
    await dialog.getByText(/约 [\d.,]+ 元/).first().waitFor();
  }, panel);
  const after = (await finance.reads<{ claims: Claimed[] }>(`/v1/agreements/${agreement!.id}`)).claims.find((claim) => claim.loan === open.loan)!;
  expect(after.recovered.minor).toBe(open.recovered.minor + 100_01);

  // Another loan far enough past due is claimed and compensated, where the demo has one.
  const overdue = await finance.lists<{ id: string; guaranteed: boolean; state: { id: string } }>('/v1/loans?overdue=61-90&limit=50');
  overdue.push(...(await finance.lists<{ id: string; guaranteed: boolean; state: { id: string } }>('/v1/loans?overdue=91-360&limit=50')));
  for (const loan of overdue.filter((line) => line.guaranteed && line.state.id === 'active')) {
    const card = await finance.reads<{ allowed: { act: string; can: boolean }[] }>(`/v1/loans/${loan.id}`);
    if (!card.allowed.some((act) => act.act === 'claim' && act.can)) continue;
    await finance.opens(`/loans/${loan.id}`);
    await finance.does('申请代偿');
    await finance.opens(path);
    const claimed = finance.page.locator('.claim').filter({ has: finance.page.locator(`a[href="/loans/${loan.id}"]`) });
    await finance.does('登记代偿到账', (dialog) => dialog.getByLabel('银行流水号').fill('WALK-COMPENSATION-1'), claimed);
    await claimed.getByText(/分毫不差/).waitFor();
    return;
  }
  console.log('skipped: no guaranteed loan of this demo is far enough past due to claim again');
});
