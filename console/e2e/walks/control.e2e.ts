// What surrounds lending: users, the audit trail, close of day, the market, webhooks, consents, exports, the display.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

describe('somebody new', () => {
  const NAME = 'walk.chen';
  const PASSWORD = '测试用的长句子青山绿水一二三四';

  it('is added with a one-time link by the administrator only', async () => {
    const officer = await Person.of(bench, 'li');
    await officer.opens('/');
    expect(await officer.page.locator('nav a[href="/users"]').count()).toBe(0);
    expect(await officer.tries('/v1/users', { name: NAME, roles: ['officer'] })).toEqual({ status: 403, code: 'auth.forbidden' });
    await officer.leaves();

    const admin = await Person.of(bench, 'admin');
    await admin.opens('/users');
    await admin.button('添加用户').click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('用户名').fill(NAME);
    await admin.chooses(dialog, '角色', '客户经理');
    await admin.page.keyboard.press('Escape');
    await admin.button('确定', dialog).click();
    const link = await admin.page.getByRole('textbox', { name: '一次性链接' }).inputValue();
    expect(link).toContain('/welcome#token=');

    // The new person, in a browser of their own: link, password, out, in again by password.
    const stranger = await Person.of(bench, 'nobody');
    await stranger.page.goto(link);
    await stranger.page.getByLabel('新密码').fill(PASSWORD);
    await stranger.page.getByLabel('再次输入').fill(PASSWORD);
    await stranger.button('保存并进入').click();
    await stranger.page.waitForURL(/\/applications/);
    await stranger.button(new RegExp(NAME)).click();
    await stranger.page.getByText('退出登录').click();
    await stranger.page.waitForURL(/\/login/);
    await stranger.page.getByLabel('机构代码').fill('demo-bank');
    await stranger.page.getByLabel('用户名').fill(NAME);
    await stranger.page.getByLabel('密码').fill('wrong password, long enough');
    await stranger.button('登录').click();
    await stranger.page.getByRole('alert').waitFor();
    await stranger.page.getByLabel('密码').fill(PASSWORD);
    await stranger.button('登录').click();
    await stranger.page.waitForURL(/\/applications/);

    // In again on a phone: seen there and at the desk, and ended from the desk.
    const phone = await Person.of(bench, 'nobody', { width: 390, lang: 'zh', theme: 'light' });
    await phone.opens('/login');
    await phone.page.getByLabel('机构代码').fill('demo-bank');
    await phone.page.getByLabel('用户名').fill(NAME);
    await phone.page.getByLabel('密码').fill(PASSWORD);
    await phone.button('登录').click();
    await phone.page.waitForURL(/\/applications/);
    await phone.opens('/me/sessions');
    const cards = phone.page.locator('li.list-card');
    expect(await cards.count()).toBe(2);
    expect(await cards.filter({ hasText: '当前' }).count()).toBe(1);
    expect(await cards.first().innerText()).toMatch(/Chrome（Linux）/);
    await stranger.button(new RegExp(NAME)).click();
    await stranger.page.getByText('我的会话').click();
    await stranger.page.waitForURL(/\/me\/sessions/);
    const sessions = stranger.page.locator('main tr.ant-table-row');
    await sessions.nth(1).waitFor();
    const shot = process.env.SHOTS;
    if (shot) {
      await stranger.page.screenshot({ path: `${shot}/sessions.1280.png` });
      await phone.page.screenshot({ path: `${shot}/sessions.390.png` });
    }
    await stranger.does('结束', undefined, sessions.filter({ hasNotText: '当前' }));
    await stranger.page.waitForFunction(() => document.querySelectorAll('main tr.ant-table-row').length === 1);
    await phone.page.goto(`${bench.base}/applications`);
    await phone.page.waitForURL(/\/login/);
    await phone.leaves();

    // The link was good once.
    const again = await Person.of(bench, 'nobody');
    await again.page.goto(link);
    await again.page.getByRole('alert').waitFor();
    await again.leaves();

    await admin.button('关闭').last().click();
    const row = admin.page.locator('tr').filter({ hasText: NAME });
    await admin.does('结束会话', async (dialog) => {
      await dialog.getByText(/Chrome（Linux） · 最近使用/).waitFor();
    }, row);
    await stranger.page.goto(`${bench.base}/applications`);
    await stranger.page.waitForURL(/\/login/);
    await stranger.page.getByLabel('机构代码').fill('demo-bank');
    await stranger.page.getByLabel('用户名').fill(NAME);
    await stranger.page.getByLabel('密码').fill(PASSWORD);
    await stranger.button('登录').click();
    await stranger.page.waitForURL(/\/applications/);
    await admin.does('调整角色', async (roles) => {
      await admin.chooses(roles, '角色', '财务');
      await admin.page.keyboard.press('Escape');
    }, row);
    await row.getByText('财务').waitFor();
    await admin.does('停用', undefined, row);
    await row.getByText('已停用').waitFor();
    await stranger.page.goto(`${bench.base}/applications`);
    await stranger.page.waitForURL(/\/login/);
    await stranger.leaves();
    await admin.leaves();
  });

  it('stands in the audit trail with what was done', async () => {
    const auditor = await Person.of(bench, 'audit');
    await auditor.opens('/audit?actor=admin');
    const rows = auditor.page.locator('main tbody tr').filter({ hasText: NAME });
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(3);
    await auditor.page.getByRole('tab', { name: '完整性核验' }).click();
    await auditor.button('核验账簿').click();
    await auditor.sees('账簿完整，未发现改动');
    await auditor.leaves();
  });
});

it('a consent is withdrawn by the officer, not by the reviewer', async () => {
  const officer = await Person.of(bench, 'li');
  const [firm] = (await officer.lists<{ firm: string }>('/v1/applications?state=declined&limit=5'));
  const path = `/firms/${firm!.firm}`;
  await officer.opens(path);
  await officer.does('登记授权', async (dialog) => {
    await dialog.getByLabel('企业看到并同意的授权书全文').fill('（模拟）同意查询。');
  });
  const consent = officer.page.locator('li.consent').filter({ has: officer.page.getByRole('button', { name: '撤回授权' }) }).first();
  await consent.waitFor();
  const reviewer = await Person.of(bench, 'wang');
  await reviewer.opens(path);
  expect(await reviewer.mayNot('撤回授权')).toContain('客户经理');
  await officer.does('撤回授权', undefined, consent);
  await officer.sees(/撤回于/);
  await reviewer.leaves();
  await officer.leaves();
});

it('the day is closed by finance, not by the auditor', async () => {
  const auditor = await Person.of(bench, 'audit');
  await auditor.opens('/closes');
  expect(await auditor.button('执行日终').count()).toBe(0);
  const finance = await Person.of(bench, 'qian');
  const { today } = await finance.reads<{ today: string }>('/v1/me');
  await finance.opens('/closes');
  const [last] = await finance.lists<{ day: string }>('/v1/closes?limit=1');
  if (last!.day < today) await finance.does('执行日终', (dialog) => finance.dates(dialog, '关闭至（含）', today));
  await finance.opens('/closes');
  await finance.sees(today);
  expect(await auditor.tries('/v1/closes', { through: today })).toEqual({ status: 403, code: 'auth.forbidden' });
  await finance.leaves();
  await auditor.leaves();
});

it('the market is shown with its sections and contradictions', async () => {
  const auditor = await Person.of(bench, 'audit');
  await auditor.opens('/market');
  await auditor.sees(/报告第 .* 节/);
  await auditor.sees('报告自相矛盾之处');
  await auditor.sees('与本机构对照');
  const officer = await Person.of(bench, 'li');
  await officer.opens('/');
  expect(await officer.page.locator('nav a[href="/market"]').count()).toBe(0);
  await officer.leaves();
  await auditor.leaves();
});

it('a webhook is added and disabled by the administrator; the auditor reads it', async () => {
  const admin = await Person.of(bench, 'admin');
  await admin.opens('/webhooks');
  await admin.button('添加推送').click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('核心系统');
  await dialog.getByLabel('接收地址').fill('http://127.0.0.1:9/hook');
  await admin.button('确定', dialog).click();
  await dialog.getByText(/https:\/\//).first().waitFor();
  await dialog.getByLabel('接收地址').fill('https://core.example.org/anji');
  await admin.button('确定', dialog).click();
  expect((await admin.page.getByRole('textbox', { name: '签名密钥' }).inputValue()).length).toBeGreaterThan(20);
  await admin.button('关闭').last().click();
  const auditor = await Person.of(bench, 'audit');
  await auditor.opens('/webhooks');
  await auditor.sees('核心系统');
  expect(await auditor.button('停用').count()).toBe(0);
  const row = admin.page.locator('tr').filter({ hasText: '核心系统' });
  await admin.does('停用', undefined, row);
  await row.getByText('已停用').waitFor();
  await auditor.leaves();
  await admin.leaves();
});

/** The text of one file inside a zip archive. */
function unzipped(archive: Buffer, name: string): string {
  let at = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  while (at >= 0 && archive.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment, local] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(start, start + packed)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`${name} is not in the archive`);
}

it('a list is taken away as CSV and as Excel, with its filter and unit', async () => {
  const auditor = await Person.of(bench, 'audit');
  await auditor.opens('/loans?state=active');
  const [first] = await auditor.lists<{ number: string; firm_name: string }>('/v1/loans?state=active&limit=1');
  const take = async (kind: string) => {
    await auditor.button(/导出/).click();
    const file = auditor.page.waitForEvent('download');
    await auditor.page.getByRole('menuitem', { name: kind }).click();
    return readFileSync(await (await file).path());
  };
  const csv = await take('导出 CSV');
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = csv.toString('utf8').slice(1).split(/\r?\n/);
  expect(lines[0]).toContain('借据号');
  expect(lines[0]).toContain('万元');
  expect(lines.some((line) => line.includes(first!.number) && line.includes(first!.firm_name))).toBe(true);
  const excel = await take('导出 Excel');
  const sheet = unzipped(excel, 'xl/worksheets/sheet1.xml') + unzipped(excel, 'xl/sharedStrings.xml');
  expect(sheet).toContain(first!.number);
  expect(sheet).toContain('借据号');
  await auditor.leaves();
});

it('language, unit and theme are switched everywhere and kept', async () => {
  const auditor = await Person.of(bench, 'audit');
  const { page } = auditor;
  await auditor.opens('/loans');
  expect(await page.locator('th', { hasText: '万元' }).count()).toBeGreaterThan(0);
  await page.getByText('亿元', { exact: true }).click();
  await page.locator('th', { hasText: '亿元' }).first().waitFor();
  await auditor.button(/外观/).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await auditor.button('English').click();
  await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang])).toEqual(['dark', 'en']);
  await auditor.leaves();
});
