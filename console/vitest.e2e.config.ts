// End-to-end tests in a real browser; apart from the unit tests because they need Chromium and a build.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['e2e/**/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
});
