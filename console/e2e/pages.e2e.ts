// Every page, both widths, both themes, both languages: nothing serious for axe, nothing overflows, no script error, no raw name.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studied } from './samples.ts';
import { Bench, rawNames, visit, wordsInChinese, type Look } from './browser.ts';

/** Each page with somebody of the demo who works there: pages differ by what a person may do. */
const PEOPLE: Record<string, string> = {
  '/overview': 'audit', '/applications': 'li', '/applications/new': 'li', '/loans': 'qian', '/alerts': 'zhao', '/alerts?tab=warnings': 'li', '/segments': 'zhao', '/segments?grade=B': 'li', '/approvals': 'wang', '/firms': 'li', '/guarantees': 'qian', '/products': 'zhao', '/products/studio': 'zhao', '/products/studio/hebei-everyday': 'zhao', '/products/studio/hebei-everyday?step=compare': 'zhao', '/products/studio/hebei-everyday?step=backtest': 'zhao', '/products/studio/hebei-everyday?step=submit': 'zhao', '/products/studio/hebei-everyday?view=text': 'zhao',
  '/facilities': 'li', '/facilities?tab=buyers': 'li', '/packages': 'qian', '/funding': 'qian', '/migrations': 'qian', '/classification': 'zhao', '/losses': 'zhao', '/subsidies': 'qian', '/scorecards': 'zhao', '/laboratory': 'zhao', '/laboratory?tab=sets': 'audit', '/rulebook': 'audit', '/market': 'audit', '/closes': 'qian', '/ledger': 'qian', '/ledger?tab=journal': 'audit', '/ledger?tab=chart': 'qian', '/ledger?tab=months': 'qian', '/ledger?tab=bank': 'qian', '/ledger?tab=collection': 'qian', '/audit': 'audit', '/users': 'admin', '/webhooks': 'admin', '/me': 'wang', '/me/sessions': 'wang',
};
const PAGES = process.env.PAGES?.split(',') ?? Object.keys(PEOPLE);
/** Lists whose first row leads to an object, with the tabs of its page beside the first. */
const OBJECTS: Record<string, string[]> = {
  '/applications': [], '/loans': [], '/alerts': [], '/firms': ['portrait', 'business'], '/guarantees': ['claims'], '/products': ['versions', 'shadow', 'document'], '/scorecards': ['characteristics', 'dropped', 'versions'],
  '/laboratory': ['definition', 'bins', 'model', 'report', 'compare'], '/laboratory?tab=sets': [],
};
/** Where the objects of a list are when that is not under its own address. */
const UNDER: Record<string, string> = { '/laboratory?tab=sets': '/laboratory/sets' };
/** Every pair of width, language and theme; with ALL_LOOKS set every combination. */
const LOOKS: Look[] = ([1280, 390] as const)
  .flatMap((width) => (['zh', 'en'] as const).flatMap((lang) => (['light', 'dark'] as const).map((theme) => ({ width, lang, theme }))))
  .filter((look) => process.env.ALL_LOOKS || (look.lang === 'zh') === ((look.width === 1280) === (look.theme === 'light')));
/** Where pictures of the pages go; none are taken without it. */
const SHOTS = process.env.SHOTS;

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
  if (PAGES.includes('/laboratory')) await studied(bench);
});
afterAll(() => bench.close());

async function faultsOf(page: Page, look: Look): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `axe ${id}: ${node.html.slice(0, 160)} (${node.any[0]?.message ?? ''})`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...serious,
    ...(wide > 0 ? [`overflows by ${wide} px`] : []),
    ...(await rawNames(page)).map((text) => `raw name: ${text}`),
    ...(look.lang === 'en' ? (await wordsInChinese(page)).map((text) => `Chinese on an English screen: ${text}`) : []),
  ];
}

async function shoot(page: Page, look: Look, address: string): Promise<void> {
  if (!SHOTS) return;
  const name = address.replace(/[a-z]+_[0-9a-f]{32}/, 'one').replace(/^\//, '').replace(/[/?=]+/g, '-');
  await page.screenshot({ path: `${SHOTS}/${name}.${look.width}-${look.lang}-${look.theme}.png`, fullPage: true });
}

/** The addresses that a page leads to: its first object, with each tab. */
async function below(page: Page, path: string): Promise<string[]> {
  const tabs = OBJECTS[path];
  if (!tabs) return [];
  const href = await page.locator(`main a[href^="${UNDER[path] ?? path}/"]:not([href$="/new"], [href$="/studio"])`).first().getAttribute('href', { timeout: 3_000 }).catch(() => null);
  return href ? [href, ...tabs.map((tab) => `${href}?tab=${tab}`)] : [];
}

describe.each(LOOKS)('$width px, $lang, $theme', (look) => {
  it.each(PAGES)('%s', async (path) => {
    const context = await bench.profile(look, PEOPLE[path]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text().slice(0, 200)}`);
    });
    const open = async (address: string) => {
      await visit(page, bench.base + address);
      faults.push(...(await faultsOf(page, look)).map((fault) => `${address}: ${fault}`));
      await shoot(page, look, address);
    };
    await open(path);
    for (const address of await below(page, path)) await open(address);
    await context.close();
    expect(faults).toEqual([]);
  });
});

it.each(['/login', '/setup', '/welcome'])('%s before the sign-in', async (path) => {
  for (const look of LOOKS) {
    const context = await bench.profile(look, 'nobody');
    const page = await context.newPage();
    await visit(page, bench.base + path);
    expect(await faultsOf(page, look)).toEqual([]);
    await context.close();
  }
});
