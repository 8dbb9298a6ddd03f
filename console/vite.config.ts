// How the console is built and, while somebody works on it, served.
//
// `npm run dev` talks to a real server when ANJI_SERVER names one (http://127.0.0.1:8080), else to the mock in dev/.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mock } from './dev/mock.ts';

const server = process.env.ANJI_SERVER;
const proxy = server ? { '/v1': { target: server, changeOrigin: true }, '/openapi.json': { target: server } } : undefined;

export default defineConfig(({ command }) => ({
  plugins: [react(), ...(command === 'serve' && !server ? [mock()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The templates of products stand beside the products.
  server: { host: '127.0.0.1', proxy, fs: { allow: ['..'] } },
  preview: { host: '127.0.0.1', proxy },
  build: {
    target: 'es2022',
    // The content security policy allows no inline script and no data: URL for one.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: { input: { index: 'index.html', docs: 'docs.html' } },
  },
}));
