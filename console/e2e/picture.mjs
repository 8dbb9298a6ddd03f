// Draws the pictures of the README from a running demo: node e2e/picture.mjs BASE COOKIE LOAN FOLDER.
import { chromium } from 'playwright-core';

const [base, session, loan, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', colorScheme: 'light' });
await context.addCookies([{ name: 'anji_session', value: session, url: base }]);
const page = await context.newPage();
for (const [name, path] of [['overview', '/overview'], ['loan', `/loans/${loan}`]]) {
  await page.goto(base + path, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true], .ant-skeleton-active') && [...document.querySelectorAll('figure [role=img]')].every((box) => box.querySelector('svg path')));
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
await browser.close();
