// Scorecards, products, guarantees and firms: every tab readable by everybody, and the acts that must not go wrong.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, rawNames, visit, type Look } from './browser.ts';

const WIDE: Look = { width: 1280, lang: 'zh', theme: 'light' };
const LOOKS: Look[] = [
  { width: 1280, lang: 'en', theme: 'dark' },
  { width: 390, lang: 'zh', theme: 'light' },
];
/** A list, and the tabs of its objects. */
const TABS: [string, string[]][] = [
  ['/scorecards', ['characteristics', 'dropped', 'versions']],
  ['/products', ['versions', 'compare', 'document']],
  ['/guarantees', ['claims']],
  ['/firms', ['business']],
];

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

/** Opens the first object of a list. */
async function openFirst(page: Page, list: string, tab = ''): Promise<string> {
  await visit(page, bench.base + list);
  const href = await page.locator(`main a[href^="${list}/"]:not([href$="/studio"])`).first().getAttribute('href');
  await visit(page, `${bench.base}${href}${tab ? `?tab=${tab}` : ''}`);
  return href ?? '';
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...serious.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `axe ${id}: ${node.html.slice(0, 160)}`)),
    ...(wide > 0 ? [`overflows by ${wide} px`] : []),
    ...(await rawNames(page)).map((text) => `raw name: ${text}`),
  ];
}

describe.each(LOOKS)('$width px, $lang, $theme', (look) => {
  it.each(TABS)('every tab of %s', async (list, tabs) => {
    const context = await bench.profile(look);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    const href = await openFirst(page, list);
    for (const tab of tabs) {
      await visit(page, `${bench.base}${href}?tab=${tab}`);
      faults.push(...(await faultsOf(page)).map((fault) => `${tab}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});

it('marks the widest gap and gives every curve as a table', async () => {
  const context = await bench.profile(WIDE);
  const page = await context.newPage();
  await openFirst(page, '/scorecards');
  const gap = await page.getByText(/在 [\d.]+ 分处好坏分得最开/).textContent();
  const score = /在 ([\d.]+) 分处/.exec(gap ?? '')?.[1];
  expect(await page.locator('figure').filter({ hasText: `在 ${score} 分` }).count()).toBeGreaterThan(0);
  for (const title of ['ROC 曲线', 'KS 曲线', '分数分布', '校准', '稳定性（PSI）']) {
    await page.getByRole('button', { name: `${title}: 以表格查看` }).click();
    expect(await page.getByRole('region', { name: `${title}：数据表` }).locator('tbody tr').count()).toBeGreaterThan(1);
  }
  await context.close();
});

it('divides a loss so that the parts sum to the cent', async () => {
  const context = await bench.profile(WIDE);
  const page = await context.newPage();
  await openFirst(page, '/guarantees', 'claims');
  const table = page.getByRole('region', { name: '损失如何分到各方' }).first();
  const cents = (text: string) => BigInt(text.replaceAll(/[,.]/g, ''));
  const amounts = await table.locator('tbody tr td:nth-child(2)').allTextContents();
  const [total, ...parts] = amounts.map(cents).reverse();
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
  await context.close();
});

it('compares two versions side by side', async () => {
  const context = await bench.profile(WIDE);
  const page = await context.newPage();
  await openFirst(page, '/products', 'compare');
  if ((await page.locator('table.diff').count()) > 0) {
    expect(await page.locator('table.diff td.added').count()).toBeGreaterThan(0);
    const short = await page.locator('table.diff tr').count();
    await page.getByLabel('显示全部行').check();
    expect(await page.locator('table.diff tr').count()).toBeGreaterThan(short);
  }
  await context.close();
});

// What follows writes, and needs a person with every right: the mock's.
describe.skipIf(process.env.ANJI_LOGIN)('acts', () => {
  it('checks a document while it is typed and submits none with a fault', async () => {
    const context = await bench.profile(WIDE);
    const page = await context.newPage();
    await visit(page, `${bench.base}/products`);
    await page.getByRole('button', { name: '提交新产品' }).click();
    const asked = page.waitForRequest((request) => request.url().endsWith('/v1/products/validate'));
    await page.getByLabel('产品文件（YAML）').fill('schema: 1\ncode: x\n');
    expect((await asked).postDataJSON()).toEqual({ document: 'schema: 1\ncode: x\n' });
    await page.getByText('pricing.floor_percent').waitFor();
    expect(await page.getByText('the floor is above the cap: lower it').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: '提交审批' }).isDisabled()).toBe(true);
    await context.close();
  });

  it('shows a whole credit code only with a reason', async () => {
    const context = await bench.profile(WIDE);
    const page = await context.newPage();
    await openFirst(page, '/firms');
    expect(await page.getByText('91130102MA0ABCD52D').count()).toBe(0);
    await page.getByRole('button', { name: '查看完整信用代码' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('请填写理由').waitFor();
    await page.getByLabel('理由').fill('核对营业执照');
    const asked = page.waitForRequest((request) => request.url().endsWith('/reveal'));
    await page.getByRole('button', { name: '确定' }).click();
    expect((await asked).postDataJSON()).toEqual({ reason: '核对营业执照' });
    await page.getByText('91130102MA0ABCD52D').waitFor();
    await context.close();
  });

  it('erases a firm only after both confirmations are typed', async () => {
    const context = await bench.profile(WIDE);
    const page = await context.newPage();
    let erased = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/erase')) erased += 1;
    });
    await openFirst(page, '/firms');
    const name = (await page.locator('h1').innerText()).split(/\s/)[0] ?? '';
    await page.getByRole('button', { name: '删除身份信息' }).click();
    await page.getByLabel(/第一重确认/).fill(name);
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('请输入“永久删除”', { exact: true }).waitFor();
    expect(erased).toBe(0);
    await page.getByLabel(/第二重确认/).fill('永久删除');
    await page.getByRole('button', { name: '确定' }).click();
    await page.waitForURL('**/firms');
    expect(erased).toBe(1);
    await context.close();
  });

  it('records a recovery by keyboard, with what each party may expect', async () => {
    const context = await bench.profile(WIDE);
    const page = await context.newPage();
    await openFirst(page, '/guarantees', 'claims');
    await page.getByRole('button', { name: '登记追偿' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('收回金额（元）').fill('1000');
    await page.getByText('约 400.07 元').or(page.getByText('约 400.00 元')).first().waitFor();
    await page.getByLabel('银行流水号').fill('B-2026-1');
    const asked = page.waitForRequest((request) => request.url().endsWith('/recoveries'));
    await page.keyboard.press('Enter');
    const sent = await asked;
    expect(sent.postDataJSON()).toMatchObject({ amount: '1000.00', reference: 'B-2026-1' });
    expect(sent.headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    await context.close();
  });
});
