// From an idea to a live product: a risk officer fills in a few steps, checks, tries it on recorded decisions and submits; another
// person approves it. Then a second version is drawn up in tables and sentences, run in the shadow, scheduled and rolled back.
import { readdirSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench, rawNames } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
let risk: Person;
let reviewer: Person;
beforeAll(async () => {
  bench = await Bench.open();
  risk = await Person.of(bench, 'zhao');
  reviewer = await Person.of(bench, 'wang');
});
afterAll(() => bench.close());

interface Product {
  active_version: number | null;
  document: string;
  versions: { version: number; state: { id: string }; document: string }[];
  shadow_version: number | null;
}

const CODE = 'yanhuo';
const reads = (who = risk) => who.reads<Product>(`/v1/products/${CODE}`);

async function clean(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: risk.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 2).map((node) => `${id}: ${node.html.slice(0, 160)}`));
  return [...serious, ...(await rawNames(risk.page)).map((text) => `raw name: ${text}`)];
}

const checked = () => risk.page.getByText(/没有(问题|错误)，可以提交/).first().waitFor();

it('every template passes the check as it stands', async () => {
  const root = new URL('../../../products/templates/', import.meta.url);
  const files = readdirSync(root);
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const file of files) {
    const answer = await risk.context.request.post(`${bench.base}/v1/products/check`, { data: { document: readFileSync(new URL(file, root), 'utf8') }, headers: { origin: bench.base } });
    const report = (await answer.json()) as { errors: number; findings: { severity: { id: string }; en: string }[] };
    expect(report.findings.filter((one) => one.severity.id === 'error').map((one) => one.en), file).toEqual([]);
  }
});

it('烟火贷 is made from its template in four short steps', async () => {
  const began = Date.now();
  await risk.opens('/products/studio');
  await risk.button('分步填写: 烟火贷').click();
  const guide = risk.page.getByRole('dialog');
  await guide.getByLabel('近12个月收单入账不少于 (元)').fill('8万');
  await risk.button('下一步', guide).click();
  await guide.getByLabel('A级：收单入账的 (%)').fill('18');
  await risk.button('下一步', guide).click();
  await guide.getByLabel('单笔金额 (元)').fill('1万');
  await risk.button('下一步', guide).click();
  await guide.getByText(/近12个月收单入账不少于 8万元/).waitFor();
  await guide.getByText(/额度为收单入账的 6% \/ 10% \/ 18%/).waitFor();
  await risk.button('生成草稿', guide).click();
  await risk.page.waitForURL(/\/products\/studio\/new-yanhuo/);
  await risk.page.getByText('草稿', { exact: true }).first().waitFor();
  await checked();
  expect(await clean()).toEqual([]);
  expect(Date.now() - began, 'an idea is a checked draft within two minutes').toBeLessThan(120_000);
});

it('what is wrong is said beside its cell and mended there', async () => {
  const share = risk.page.locator('#section-limit').getByRole('gridcell', { name: /^收单比例, 第 1 行/ });
  await share.scrollIntoViewIfNeeded();
  await share.click();
  await share.press('Enter');
  const box = risk.page.locator('#section-limit .cell-editor input');
  await box.fill('feature.nobody * 2');
  await box.press('Enter');
  await risk.page.locator('#section-limit td.error').waitFor();
  expect(await risk.page.locator('#section-limit td.error .found').innerText()).toContain('错误');
  await risk.page.locator('#section-limit td.error').click();
  await risk.page.keyboard.type('20%');
  await risk.page.keyboard.press('Enter');
  await checked();
});

it('a draft is still there after the page was left', async () => {
  await risk.opens('/products/studio');
  await risk.page.getByRole('link', { name: '烟火贷' }).click();
  await risk.page.waitForURL(/new-yanhuo/);
  await checked();
});

it('it is tried on the applications of another product, down to one firm', async () => {
  await risk.button('下一步：比较').click();
  await risk.page.getByText('这是新产品，没有可比较的版本。').waitFor();
  await risk.button('下一步：回测').click();
  await risk.button('开始回测').click();
  await risk.sees('换入换出');
  await risk.sees('预期收益');
  const out = risk.page.getByRole('listitem').filter({ has: risk.page.getByRole('heading', { name: /新增排除/ }) });
  expect(Number(await out.getByRole('strong').or(out.locator('strong')).first().innerText())).toBeGreaterThan(0);
  await out.getByRole('button', { name: /查看企业/ }).click();
  await risk.button('对比').first().click();
  const drawer = risk.page.getByRole('dialog');
  await drawer.getByText('各项检查').first().waitFor();
  await risk.page.keyboard.press('Escape');
  expect(await clean()).toEqual([]);
});

it('it is submitted by one and approved by another', async () => {
  await risk.button('下一步：提交').click();
  await risk.page.getByText('校验通过', { exact: true }).waitFor();
  await risk.page.getByText('做过回测').waitFor();
  await risk.button('提交审批').click();
  await risk.page.waitForURL(/\/products\/yanhuo\?tab=versions/);
  expect((await reads()).active_version).toBeNull();
  await risk.opens(`/products/${CODE}?tab=versions`);
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(`/products/${CODE}`);
  await reviewer.does('批准');
  expect((await reads(reviewer)).active_version).toBe(1);
  // Nothing is left behind in the browser.
  await risk.opens('/products/studio');
  await risk.page.getByText('没有草稿。').waitFor();
});

it('its next version is changed in a sentence and pasted from a sheet', async () => {
  await risk.opens(`/products/studio/${CODE}`);
  await checked();
  const most = risk.page.getByLabel('最高金额 (元)');
  await most.fill('20万');
  await most.press('Enter');
  const cell = risk.page.locator('#section-limit').getByRole('gridcell', { name: /^收单比例, 第 5 行/ });
  await cell.click();
  await risk.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '8%\t6万\r\n');
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await risk.page.getByText('已粘贴 2 格').waitFor();
  await checked();
  await risk.button('下一步：比较').click();
  await risk.sees(/最高金额由 300,?000.* 降低到 200,?000/);
  await risk.button('下一步：回测').click();
  await risk.button('下一步：提交').click();
  await risk.button('提交审批').click();
  await risk.page.waitForURL(/\/products\/yanhuo\?tab=versions/);
  const [newest, before] = (await reads()).versions;
  expect(newest!.version).toBe(2);
  // Comments, order and quotes of everything that was not touched are as they were.
  const lines = new Set(before!.document.split('\n'));
  expect(newest!.document.split('\n').filter((line) => !lines.has(line))).toHaveLength(3);
});

it('it runs in the shadow, is scheduled, put in force early and rolled back', async () => {
  await risk.opens(`/products/${CODE}?tab=shadow`);
  await risk.does('影子运行');
  expect((await reads()).shadow_version).toBe(2);
  await risk.opens(`/products/${CODE}?tab=shadow`);
  await risk.does('停止影子运行', (dialog) => dialog.getByLabel('理由').fill('已看清差别'));
  await reviewer.opens(`/products/${CODE}`);
  await reviewer.does('批准', async (dialog) => {
    const box = dialog.getByLabel('何时生效');
    await box.click();
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await box.fill(`${day} 00:00`);
    // Enter takes the day and does not approve yet.
    await box.press('Enter');
    await dialog.getByText('最多提前一年').waitFor();
  });
  expect((await reads()).active_version).toBe(1);
  await reviewer.opens(`/products/${CODE}?tab=versions`);
  await reviewer.sees(/第 2 版将于/);
  await reviewer.does('立即生效', (dialog) => dialog.getByLabel('理由').fill('提前上线'));
  expect((await reads()).active_version).toBe(2);
  await risk.opens(`/products/${CODE}?tab=versions`);
  await risk.does('回退版本', (dialog) => dialog.getByLabel('理由').fill('不良上升'));
  const after = await reads();
  expect(after.active_version).toBe(1);
  await risk.opens(`/products/${CODE}?tab=versions`);
  await risk.sees('不良上升');
});

it('the expert graph shows the same rules and leaves them as they are', async () => {
  await risk.opens('/products/studio/hebei-everyday?view=graph');
  await risk.page.getByText('Edit Table').first().click();
  await risk.page.getByText('revenue_share').first().waitFor();
  await risk.page.getByText('表单', { exact: true }).click();
  await checked();
  expect(await risk.button(/撤销$/).isDisabled(), 'to look at a graph changes nothing').toBe(true);
});
