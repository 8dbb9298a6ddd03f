// Draws pages into PNG files to be looked at: node e2e/look.mjs BASE FOLDER PATH... (env: ANJI_LOGIN=institution:name:password).
import { chromium } from 'playwright-core';

const [base, folder, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const looks = (process.env.LOOKS ?? '1280-zh-light,390-zh-light').split(',');
for (const look of looks) {
  const [width, lang, theme] = look.split('-');
  const context = await browser.newContext({ viewport: { width: Number(width), height: width === '390' ? 844 : 900 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.addInitScript(([l, t]) => { localStorage.setItem('anji.lang', l); localStorage.setItem('anji.theme', t); }, [lang, theme]);
  if (process.env.ANJI_LOGIN) {
    const [institution, name, password] = process.env.ANJI_LOGIN.split(':');
    await context.request.post(`${base}/v1/login`, { data: { institution, name, password, cookie: true } });
  }
  const page = await context.newPage();
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) console.log(look, message.text().slice(0, 300)); });
  page.on('pageerror', (error) => console.log(look, 'pageerror', String(error).slice(0, 400)));
  for (const path of paths) {
    await page.goto(base + path, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => document.querySelector('main, .gate') && !document.querySelector('[aria-busy=true], .ant-spin-spinning') && [...document.querySelectorAll('[role=img][aria-label]:not(.anticon)')].every((box) => box.querySelector('svg') || box.tagName === 'svg'), null, { timeout: 20_000 }).catch(() => console.log(look, path, 'not settled'));
    await page.waitForTimeout(Number(process.env.WAIT ?? 300));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(look, path, `overflows by ${wide} px`);
    await page.screenshot({ path: `${folder}/${path.replace(/[/?=&]+/g, '_')}-${look}.png`, fullPage: process.env.FULL !== '0' });
  }
  await context.close();
}
await browser.close();
