// The offline, browsable description of the HTTP interface, from the server's own /openapi.json.
import 'rapidoc';

const WORDS = {
  zh: { title: '安济接口文档', back: '返回控制台', other: 'English', lead: '由服务器自身的 OpenAPI 3.1 描述生成，可离线使用；接口说明与查看器的部分文字为英文。', raw: '下载 openapi.json' },
  en: { title: 'Anji API', back: 'Back to the console', other: '中文', lead: 'Made from the server’s own OpenAPI 3.1 description; works offline.', raw: 'Download openapi.json' },
};

const lang = localStorage.getItem('anji.lang') === 'en' ? 'en' : 'zh';
const dark = (localStorage.getItem('anji.theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const words = WORDS[lang];
document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
document.documentElement.dataset.theme = dark ? 'dark' : 'light';
document.title = words.title;

function link(text: string, href: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.textContent = text;
  made.href = href;
  return made;
}

const head = document.createElement('header');
head.className = 'docs-head';
const title = document.createElement('h1');
title.textContent = words.title;
const lead = document.createElement('p');
lead.textContent = words.lead;
const other = document.createElement('button');
other.textContent = words.other;
other.addEventListener('click', () => {
  localStorage.setItem('anji.lang', lang === 'zh' ? 'en' : 'zh');
  location.reload();
});
head.append(title, lead, link(words.raw, '/openapi.json'), link(words.back, '/'), other);

const pages = document.createElement('rapi-doc');
const settings: Record<string, string> = {
  'spec-url': '/openapi.json',
  'load-fonts': 'false',
  'show-header': 'false',
  'render-style': innerWidth < 768 ? 'view' : 'read',
  'schema-style': 'table',
  theme: dark ? 'dark' : 'light',
  'primary-color': dark ? '#6fc7b8' : '#12615a',
  'bg-color': dark ? '#0f1615' : '#ffffff',
  'text-color': dark ? '#e4ebe9' : '#16211f',
  'nav-bg-color': dark ? '#172120' : '#f3f5f4',
  'regular-font': "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  'mono-font': 'ui-monospace, Consolas, monospace',
  'allow-spec-url-load': 'false',
  'allow-spec-file-load': 'false',
  'allow-server-selection': 'false',
  'show-method-in-nav-bar': 'as-colored-text',
  'persist-auth': 'false',
};
for (const [name, value] of Object.entries(settings)) pages.setAttribute(name, value);
document.getElementById('docs')?.append(head, pages);
