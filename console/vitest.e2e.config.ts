// Tests in a real browser; apart from the unit tests because they need Chromium and a build.
//
// With ANJI_BINARY they run against a simulated bank behind a real server, else against dist/ with the mock in dev/.
import { defineConfig } from 'vitest/config';

const real = Boolean(process.env.ANJI_BINARY);

export default defineConfig({
  test: {
    include: real ? ['e2e/pages.e2e.ts', 'e2e/use.e2e.ts', 'e2e/walks/*.e2e.ts'] : ['e2e/*.e2e.ts'],
    globalSetup: real ? ['e2e/server.ts'] : [],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
