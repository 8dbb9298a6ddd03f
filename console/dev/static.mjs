// Serves dist/ as the server will: every other address is index.html, files compressed, the content security policy on. Takes /v1 from the mock.
// node dev/static.mjs PORT
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createServer as createVite } from 'vite';

const dist = new URL('../dist/', import.meta.url);
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8', '.json': 'application/json' };
const CSP = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const vite = await createVite({ root: new URL('..', import.meta.url).pathname, server: { middlewareMode: true }, appType: 'custom', optimizeDeps: { noDiscovery: true } });

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://here');
  if (pathname.startsWith('/v1/')) return vite.middlewares(request, response);
  response.setHeader('content-security-policy', CSP);
  const name = pathname === '/docs' ? 'docs.html' : pathname.slice(1);
  const file = pathname === '/openapi.json' ? new URL('../../openapi/anji.json', import.meta.url) : new URL(name, dist);
  try {
    const bytes = readFileSync(file);
    response.setHeader('content-type', TYPES[extname(file.pathname)] ?? 'application/octet-stream');
    response.setHeader('content-encoding', 'gzip');
    return response.end(gzipSync(bytes));
  } catch {
    response.setHeader('content-type', TYPES['.html']);
    return response.end(readFileSync(new URL('index.html', dist)));
  }
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
