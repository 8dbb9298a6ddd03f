// Every page, both widths, both themes, both languages: nothing serious for axe, nothing overflows, no script error, no raw name.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, rawNames, visit, wordsInChinese, type Look } from './browser.ts';

const PAGES = (process.env.PAGES ?? '/overview,/applications,/loans,/approvals,/firms,/guarantees,/products,/scorecards,/rulebook,/market,/closes,/audit,/users,/webhooks,/me').split(',');
/** Lists whose first row leads to an object. */
const OBJECTS = ['/applications', '/loans', '/firms', '/guarantees', '/products', '/scorecards'];
const LOOKS: Look[] = [
  { width: 1280, lang: 'zh', theme: 'light' },
  { width: 1280, lang: 'en', theme: 'dark' },
  { width: 390, lang: 'zh', theme: 'dark' },
  { width: 390, lang: 'en', theme: 'light' },
];

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
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

describe.each(LOOKS)('$width px, $lang, $theme', (look) => {
  it.each(PAGES)('%s', async (path) => {
    const context = await bench.profile(look);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(`console: ${message.text().slice(0, 200)}`);
    });
    await visit(page, bench.base + path);
    const faults = await faultsOf(page, look);
    if (OBJECTS.includes(path)) {
      const href = await page.locator(`main a[href^="${path}/"]:not([href$="/new"])`).first().getAttribute('href', { timeout: 3_000 }).catch(() => null);
      if (href) {
        await visit(page, bench.base + href);
        faults.push(...(await faultsOf(page, look)).map((fault) => `${href}: ${fault}`));
      }
    }
    await context.close();
    expect([...errors, ...faults]).toEqual([]);
  });
});

it.each(['/login', '/setup', '/welcome'])('%s before the sign-in', async (path) => {
  for (const look of LOOKS) {
    const context = await bench.profile(look, '');
    const page = await context.newPage();
    await visit(page, bench.base + path);
    expect(await faultsOf(page, look)).toEqual([]);
    await context.close();
  }
});
