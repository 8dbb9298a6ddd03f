// A risk officer alone with the console: from a file of loans to a validated scorecard, which another person approves for the products
// that name it; then a product that does, tried on those loans and put in force by the other person.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { loans } from '../samples.ts';
import { Person } from './person.ts';

interface Card {
  id: string;
  revision: number;
  study: { columns: { column: string; role: string; reason?: string }[]; bins_of?: Record<string, unknown[]>; selection: { max_characteristics: number }; parting: object; stakes: { gain_fen: number } };
  past_runs: { id: string; figures: { test_auc: number; characteristics: number } }[];
}

const NAME = '小企业贷款方案';
let bench: Bench;
let risk: Person;
let reviewer: Person;
let id = '';
const study = () => risk.reads<Card>(`/v1/studies/${id}`);
const step = (tab: string, more = '') => risk.opens(`/laboratory/${id}?tab=${tab}${more}`);
/** Chooses by keyboard in a select that shows a value: the value lies over what a mouse would press. */
const picks = async (label: string, option: string) => {
  await risk.page.getByRole('combobox', { name: label }).press('ArrowDown');
  await risk.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ has: risk.page.getByText(option, { exact: true }) }).first().click();
};
/** Saves, and waits until nothing is left to save. */
const saves = async () => {
  await risk.button(/保存$/).click();
  await risk.page.getByRole('region', { name: '未保存的修改' }).waitFor({ state: 'detached' });
};

beforeAll(async () => {
  bench = await Bench.open();
  risk = await Person.of(bench, 'zhao');
  reviewer = await Person.of(bench, 'wang');
});
afterAll(() => bench.close());

it('a file becomes a sample set', async () => {
  await risk.opens('/laboratory');
  await risk.button(/导入样本集/).click();
  const dialog = risk.page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(loans());
  await dialog.getByLabel('名称').fill('小企业贷款');
  await risk.button(/^导\s?入$/, dialog).click();
  await dialog.getByText(/已导入 [\d,]+ 行、\d+ 列/).waitFor();
  await dialog.getByText('没有被隔离的行').waitFor();
  await risk.button(/^完\s?成$/, dialog).click();
});

it('the assistant proposes what each column is for, and a person decides', async () => {
  await risk.opens('/laboratory');
  await risk.does('新建方案', async (dialog) => {
    await risk.chooses(dialog, '样本集', (await dialog.page().evaluate(async () => {
      const { rows } = (await (await fetch('/v1/sample-sets')).json()) as { rows: { name: string; rows: number }[] };
      const set = rows.find((row) => row.name === '小企业贷款')!;
      return `${set.name} · ${set.rows.toLocaleString('en-US')}`;
    })));
    await dialog.getByLabel('名称').fill(NAME);
  });
  await risk.page.waitForURL(/\/laboratory\/std_/);
  id = new URL(risk.page.url()).pathname.split('/').at(-1)!;
  await risk.sees('列与用途');
  await risk.sees('不用：贷款结局之后才可知');
  const proposed = await study();
  expect(proposed.study.columns.find((column) => column.column === 'default')?.role).toBe('outcome');
  expect(proposed.study.columns.find((column) => column.column === 'chg_off_date')?.role).toBe('left-out');
  // The term is set anew when a loan goes bad: the assistant sees it in the values.
  expect(proposed.study.columns.find((column) => column.column === 'term_months')?.role).toBe('left-out');
  await picks('新设或存续：用途', '不用');
  await risk.page.getByText('1 处修改尚未保存').waitFor();
  await risk.button('查看修改').click();
  await risk.page.getByText('新设或存续 · 用途：候选特征 → 不用').waitFor();
  await risk.page.keyboard.press('Escape');
  await risk.button(/撤销一步/).click();
  await risk.page.getByRole('region', { name: '未保存的修改' }).waitFor({ state: 'detached' });
  await picks('新设或存续：用途', '不用');
  await saves();
  expect((await study()).study.columns.find((column) => column.column === 'new_exist')?.role).toBe('left-out');
});

it('the split is moved along the time axis, and what another saved meanwhile is kept', async () => {
  await step('definition');
  const line = risk.page.getByRole('slider', { name: '训练截止' });
  const before = await line.getAttribute('aria-valuetext');
  await line.focus();
  await risk.page.keyboard.press('ArrowLeft');
  expect(await line.getAttribute('aria-valuetext')).not.toBe(before);
  const box = (await line.locator('circle').boundingBox())!;
  await risk.page.mouse.move(box.x + 6, box.y + 6);
  await risk.page.mouse.down();
  await risk.page.mouse.move(box.x - 30, box.y + 40, { steps: 4 });
  await risk.page.mouse.up();
  const moved = await line.getAttribute('aria-valuetext');
  expect(moved! < before!, `${moved} lies before ${before}`).toBe(true);
  // Somebody else saves the gain in between.
  const theirs = await study();
  const written = await risk.context.request.put(`${bench.base}/v1/studies/${id}`, {
    data: { revision: theirs.revision, study: { ...theirs.study, stakes: { gain_fen: 800, loss_fen: 4000 } } },
    headers: { origin: bench.base, 'idempotency-key': crypto.randomUUID() },
  });
  expect(written.status()).toBe(200);
  await risk.button(/保存$/).click();
  const dialog = risk.page.getByRole('dialog', { name: '方案已被他人修改' });
  await dialog.getByText('样本划分').waitFor();
  await risk.button('把我的修改叠加到最新版', dialog).click();
  await dialog.waitFor({ state: 'hidden' });
  await saves();
  const after = await study();
  expect(after.study.parting).toMatchObject({ kind: 'time', train_through: moved });
  expect(after.study.stakes.gain_fen).toBe(800);
});

it('bins are moved, split and merged, and the effect is seen before they are kept', async () => {
  await step('bins', '&column=no_emp');
  await risk.sees('分箱效果');
  const edge = risk.page.getByRole('slider', { name: /第 1 个分界点/ });
  const first = await edge.getAttribute('aria-valuetext');
  await edge.focus();
  await risk.page.keyboard.press('ArrowRight');
  await risk.sees(/^原 /);
  expect(await edge.getAttribute('aria-valuetext')).not.toBe(first);
  await risk.button('撤销').click();
  await expect.poll(() => edge.getAttribute('aria-valuetext')).toBe(first);
  const bins = () => risk.page.getByRole('slider', { name: /个分界点/ }).count();
  const edges = await bins();
  // The last range has the most room for a cut.
  await risk.page.getByRole('button', { name: /^拆分 ≥/ }).click();
  await expect.poll(bins).toBe(edges + 1);
  await risk.page.getByRole('button', { name: /^与下一箱合并 </ }).click();
  await expect.poll(bins).toBe(edges);
  // By hand, with the mouse.
  const last = risk.page.getByRole('slider', { name: /个分界点/ }).last();
  await last.evaluate((handle) => handle.scrollIntoView({ block: 'center' }));
  const box = (await last.locator('circle').boundingBox())!;
  const from = Number(await last.getAttribute('aria-valuenow'));
  await risk.page.mouse.move(box.x + 5, box.y + 5);
  await risk.page.mouse.down();
  await risk.page.mouse.move(box.x + 35, box.y + 60, { steps: 5 });
  await risk.page.mouse.up();
  await expect.poll(async () => Number(await last.getAttribute('aria-valuenow'))).toBeGreaterThan(from);
  await risk.button('保留这些分箱').click();
  await saves();
  expect((await study()).study.bins_of?.no_emp?.length).toBeGreaterThan(2);
});

it('a category is carried to another group, by dragging and by the list', async () => {
  await step('bins', '&column=bank');
  const groups = risk.page.getByRole('region', { name: /^第 \d+ 组$/ });
  await groups.first().waitFor();
  const chip = groups.first().getByRole('button').first();
  const name = (await chip.innerText()).split('\n')[0]!.replace(/ \d+%$/, '');
  await chip.dragTo(groups.nth(1));
  await groups.nth(1).getByRole('button', { name }).waitFor();
  await groups.nth(1).getByRole('button', { name }).click();
  await risk.sees('已选 1 个类别');
  await picks('移到…', '第 1 组');
  await groups.first().getByRole('button', { name }).waitFor();
});

it('the study is run, and its evidence is read', async () => {
  await step('model');
  await risk.button(/开始运行/).click();
  await risk.page.getByText('入模特征', { exact: true }).first().waitFor({ timeout: 90_000 });
  await risk.sees('提交审批');
  const run = (await study()).past_runs[0]!;
  await risk.sees(run.figures.test_auc.toFixed(4));
  await step('report');
  for (const section of ['数据来源', '区分能力', '校准', '稳定性', '基准对比', '敏感性与原因', '公平性', '泄漏与数据使用', '切点与等级']) await risk.sees(new RegExp(`\\d\\. ${section}`));
  await risk.sees(/95%/);
});

it('another run is compared with the first', async () => {
  await step('model');
  await risk.page.getByText('建模选项').click();
  const most = risk.page.getByLabel('最多入模特征数');
  await most.fill('2');
  await most.press('Tab');
  expect(await risk.button(/开始运行/).isDisabled(), 'unsaved changes are not run').toBe(true);
  await saves();
  await risk.button(/开始运行/).click();
  await expect.poll(async () => (await study()).past_runs.length, { timeout: 90_000 }).toBe(2);
  await step('compare');
  await risk.sees('不同的特征');
  await risk.page.getByRole('region', { name: '指标' }).getByText('检验 AUC').waitFor();
  expect((await study()).past_runs[0]!.figures.characteristics).toBeLessThanOrEqual(2);
});

it('the first card is submitted, and a reviewer approves it for the products that name it', async () => {
  const run = (await study()).past_runs.at(-1)!;
  await risk.opens(`/laboratory/${id}?tab=report&run=${run.id}`);
  await risk.does('提交审批', (dialog) => dialog.getByLabel('评分卡名称').fill('小企业评分卡'));
  await risk.sees(/已提交为评分卡第 1 版/);
  const link = await risk.page.getByRole('link', { name: '打开评分卡' }).getAttribute('href');
  await risk.opens(link!);
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(`/laboratory/${id}?tab=report&run=${run.id}`);
  await reviewer.sees(run.figures.test_auc.toFixed(4));
  await reviewer.sees('您可查看本方案');
  expect(await reviewer.button('提交审批').count()).toBe(0);
  await reviewer.opens(link!);
  // For every product it would stop the one in force, which asks for other data: that is refused with its name.
  const card = (await risk.lists<{ id: string; name: string }>('/v1/scorecards')).find((one) => one.name === '小企业评分卡')!;
  expect((await reviewer.tries(`/v1/scorecards/${card.id}/approve`, { version: 1 })).code).toBe('scorecard.misfit');
  await reviewer.does('批准', (dialog) => dialog.getByText('仅指定它的产品').click());
  await reviewer.opens(link!);
  await reviewer.sees('目前没有产品使用它');
  const cards = await risk.lists<{ name: string; active_version: number | null }>('/v1/scorecards');
  expect(cards.find((one) => one.name === '小企业评分卡')?.active_version).toBe(1);
});

it('a product is drawn up that is scored by it', async () => {
  await risk.opens('/products/studio');
  await risk.button(/^使用此模板: 空白/).click();
  await risk.page.waitForURL(/\/products\/studio\/new-/);
  const data = risk.page.locator('#section-data');
  await data.scrollIntoViewIfNeeded();
  await data.getByRole('button', { name: /^评分卡: / }).click();
  await risk.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: '小企业评分卡' }).click();
  await data.getByRole('button', { name: '评分卡: 小企业评分卡' }).waitFor();
  // What the card reads stands there, under the words of the study.
  await data.getByText('no_emp', { exact: true }).or(data.getByText('urban_rural', { exact: true })).first().waitFor();
  await risk.page.getByText(/没有(问题|错误)，可以提交/).first().waitFor();
});

it('it is tried on the loans of the file', async () => {
  await risk.button('下一步：比较').click();
  await risk.button('下一步：回测').click();
  await picks('建模方案', NAME);
  await risk.page.getByLabel('当时的年利率（%）').fill('9.5');
  await risk.button('开始回测').click();
  
  await risk.page.getByText(/依据：样本集“小企业贷款”，评分卡“小企业评分卡”第 1 版/).waitFor({ timeout: 60_000 });
  await risk.sees('换入换出');
  const swap = risk.page.getByRole('listitem').filter({ has: risk.page.getByRole('heading', { name: /新增排除/ }) });
  expect(Number((await swap.locator('strong').first().innerText()).replaceAll(',', ''))).toBeGreaterThan(0);
  if (process.env.SHOTS) await risk.page.screenshot({ path: `${process.env.SHOTS}/past-loans.png`, fullPage: true });
});

it('it is submitted, and the reviewer puts it in force', async () => {
  await risk.button('下一步：提交').click();
  await risk.page.getByText('做过回测').waitFor();
  await risk.button('提交审批').click();
  await risk.page.waitForURL(/\/products\/new-product[^/]*\?tab=versions/);
  const code = new URL(risk.page.url()).pathname.split('/').at(-1)!;
  await reviewer.opens(`/products/${code}`);
  await reviewer.does('批准');
  expect((await risk.reads<{ active_version: number | null }>(`/v1/products/${code}`)).active_version).toBe(1);
  const card = (await risk.lists<{ id: string; name: string }>('/v1/scorecards')).find((one) => one.name === '小企业评分卡')!;
  await risk.opens(`/scorecards/${card.id}`);
  await risk.sees('正在为这些产品评分');
});

it('an officer and finance are not offered the laboratory', async () => {
  for (const name of ['li', 'qian']) {
    const person = await Person.of(bench, name);
    await person.opens('/loans');
    expect(await person.page.locator('nav a[href="/laboratory"]').count()).toBe(0);
    await person.leaves();
  }
});
