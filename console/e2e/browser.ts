// A browser for the tests, on the real server of server.ts when there is one, else on dist/ with the mock.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Look {
  width: 1280 | 390;
  lang: 'zh' | 'en';
  theme: 'light' | 'dark';
}

export class Bench {
  private constructor(
    readonly base: string,
    private readonly browser: Browser,
    private readonly server: ChildProcess | null,
  ) {}

  static async open(): Promise<Bench> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const served = inject('base');
    if (served) return new Bench(served, browser, null);
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const server = spawn(process.execPath, [fileURLToPath(new URL('../dev/static.mjs', import.meta.url)), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    while (!said.includes('ready')) said += String((await once(server.stdout!, 'data'))[0]);
    return new Bench(`http://127.0.0.1:${port}`, browser, server);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server?.kill();
  }

  /** A fresh browser profile with these settings; signed in as a person of the demo, or as nobody. */
  async profile(look: Look, person = 'audit'): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: look.width, height: look.width === 390 ? 844 : 900 }, reducedMotion: 'reduce', permissions: [] });
    await context.addInitScript(([lang, theme]) => {
      // Only what the person has not switched since.
      if (!localStorage.getItem('anji.lang')) localStorage.setItem('anji.lang', lang!);
      if (!localStorage.getItem('anji.theme')) localStorage.setItem('anji.theme', theme!);
    }, [look.lang, look.theme]);
    const session = inject('sessions')?.[person];
    if (session) await context.addCookies([{ name: 'anji_session', value: session, url: this.base, httpOnly: true, sameSite: 'Strict' }]);
    return context;
  }
}

/** Opens an address and waits until nothing loads and every chart is drawn. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(
    () =>
      document.querySelector('h1') &&
      !document.querySelector('[aria-busy=true], .ant-spin-spinning, .ant-skeleton-active') &&
      [...document.querySelectorAll('figure [role=img]')].every((box) => box.querySelector('svg path')),
    null,
    { timeout: 30_000 },
  );
  await page.waitForTimeout(150);
}

/** Texts people see, outside code, that look like an identifier of the program. */
export function rawNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (element?.closest('pre, code, .mono, script, style, [lang=en]') || !element?.checkVisibility()) continue;
      if (/^(undefined|null|NaN|\[object .*)$/.test(text) || /^[a-z]+([-_][a-z]+)+$/.test(text) || /\b[a-z]{3,4}_[0-9a-f]{32}\b/.test(text)) found.push(text);
    }
    return found;
  });
}

/** Headings, labels and buttons in the other language. */
export function wordsInChinese(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main h1, main h2, main th[scope=col], main thead th, main label, main button, main dt, nav a')]
      .filter((element) => !element.matches('[lang^=zh]'))
      .map((element) => {
        const own = element.cloneNode(true) as Element;
        // A registered name stays what it is; it says so.
        for (const name of own.querySelectorAll('[lang^=zh]')) name.remove();
        return own.textContent?.trim() ?? '';
      })
      .filter((text) => /[\u4e00-\u9fff]/.test(text)),
  );
}
