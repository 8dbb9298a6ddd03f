// Lending in the browser: nothing is confirmed before its effect was shown, and looking at another day changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Bench, visit } from './browser.ts';

/** Needs the objects of the mock: a real book names its loans otherwise. */
describe.skipIf(process.env.ANJI_URL && !process.env.ANJI_MOCK)('lending', () => {
  let bench: Bench;
  let page: Page;
  beforeAll(async () => {
    bench = await Bench.open();
    page = await (await bench.profile({ width: 1280, lang: 'zh', theme: 'light' })).newPage();
  });
  afterAll(() => bench.close());

  it('a payment can be confirmed only after its preview', async () => {
    await visit(page, `${bench.base}/loans/loan-4`);
    await page.getByRole('button', { name: '登记还款' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: '确定' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.locator('#amount').fill('42500');
    await page.locator('#reference').fill('B-77');
    await page.getByRole('dialog').getByText('将新增的分录').waitFor();
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    // Another amount is another effect: it has to be shown first.
    await page.locator('#amount').fill('100');
    expect(await confirm.isDisabled()).toBe(true);
  });

  it('a change can be proposed only after its preview, with the balance drawn', async () => {
    await visit(page, `${bench.base}/loans/loan-4`);
    await page.getByRole('button', { name: '申请变更' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: '确定' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.locator('#months').fill('6');
    await page.locator('#reason').fill('回款延后');
    await dialog.getByText('将变化的期次').waitFor();
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    // Another kind of change asks for other things and has to be shown again.
    await dialog.getByText('调整利率').click();
    await expect.poll(() => confirm.isDisabled()).toBe(true);
  });

  it('another day stands in the address, is told, and offers no act', async () => {
    await visit(page, `${bench.base}/loans/loan-4?at=2026-03-31&known=2026-04-10`);
    await page.getByText('正在查看过去或其他时点，不是当前状态').waitFor();
    expect(await page.getByRole('button', { name: '登记还款' }).count()).toBe(0);
    await page.getByRole('button', { name: '回到今日' }).click();
    await page.waitForURL(`${bench.base}/loans/loan-4`);
    await page.getByRole('button', { name: '登记还款' }).waitFor();
  });

  it('an application is sent with the exact amount, and leads to its page', async () => {
    await visit(page, `${bench.base}/applications/new`);
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/v1/applications'));
    await page.locator('#firm').click();
    await page.keyboard.type('石家庄');
    await page.locator('.ant-select-item-option').first().click();
    await page.locator('.ant-radio-input').first().check();
    await page.locator('#amount').fill('50.5');
    await page.locator('#tenor_months').fill('12');
    await page.locator('#purpose').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '备货' }).click();
    await page.locator('#automation_refused').check();
    await page.getByRole('button', { name: '提交申请' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ amount: '505000.00', tenor_months: 12, purpose: 'stock', automation_refused: true });
    await page.waitForURL(/\/applications\/app-/);
  });

  it('a queue is an address', async () => {
    await visit(page, `${bench.base}/applications`);
    await page.getByText('待复核', { exact: true }).click();
    await page.waitForURL(/state=referred/);
  });

  it('a proposal says what it would do before anybody agrees', async () => {
    await visit(page, `${bench.base}/approvals`);
    await page.getByRole('button', { name: '查看执行后的变化' }).first().click();
    await page.getByText('将变化的期次').waitFor();
  });
});
