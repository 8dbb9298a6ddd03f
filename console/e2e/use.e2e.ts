// The console used by keyboard and by hand: the frame, the switches, a list, a secret shown once, the time to the first page.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench, visit } from './browser.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

it('opens the first page quickly and with little', async () => {
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' });
  const page = await context.newPage();
  let bytes = 0;
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await page.goto(bench.base, { waitUntil: 'commit' });
  await page.waitForSelector('main h1');
  const ready = await page.evaluate(() => performance.now());
  console.log(`first page after ${Math.round(ready)} ms, ${Math.round(bytes / 1024)} kB so far`);
  // The bar is 1.5 s on an idle machine; ANJI_BUSY lets a busy one pass.
  if (!process.env.ANJI_BUSY) expect(ready).toBeLessThan(1_500);
  await context.close();
});

it('is walked by keyboard: skip link, menu, filters', async () => {
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' });
  const page = await context.newPage();
  await visit(page, `${bench.base}/loans`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.locator('nav a[href="/audit"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/audit');
  await context.close();
});

it('switches language and unit everywhere, and keeps them', async () => {
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' });
  const page = await context.newPage();
  await visit(page, `${bench.base}/closes`);
  expect(await page.locator('th', { hasText: '万元' }).count()).toBeGreaterThan(0);
  await page.getByText('亿元', { exact: true }).click();
  expect(await page.locator('th', { hasText: '亿元' }).count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForSelector('h1:has-text("Closes of day")');
  expect(await page.locator('th', { hasText: 'CNY 100m' }).count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await context.close();
});

it('keeps filters in the address', async () => {
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' });
  const page = await context.newPage();
  await visit(page, `${bench.base}/audit`);
  await page.getByLabel('操作人').fill('zhao.lei');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/audit?actor=zhao.lei');
  await page.reload();
  expect(await page.getByLabel('操作人').inputValue()).toBe('zhao.lei');
  await context.close();
});

it.skipIf(process.env.ANJI_URL)('shows a one-time link once', async () => {
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' });
  const page = await context.newPage();
  await visit(page, `${bench.base}/users`);
  await page.getByRole('button', { name: '添加用户' }).click();
  await page.getByLabel('用户名').fill('new.person');
  await page.getByLabel('角色').click();
  await page.getByTitle('客户经理').click();
  await page.keyboard.press('Escape');
  const key = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/v1/users'));
  await page.getByRole('button', { name: '确定' }).click();
  expect((await key).headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(await page.getByRole('textbox', { name: '一次性链接' }).inputValue()).toContain('/welcome?token=');
  await context.close();
});
