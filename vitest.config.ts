import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// The bots and threads that tests start load what the ones before them have compiled.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/sandbox/page/browser/browser-setup.ts',
    // Many tests start a bot, a sandbox and a browser: generous, for machines that are slow or busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    // Three workers for two cores: most tests wait for Discord's limits and deadlines half of their time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // No module of ours holds state, so test files can share a worker, and with it what they import.
    isolate: false,
    // Asked for with `npm run coverage`. The page's own scripts run in a browser, where nothing counts their lines.
    coverage: {
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      exclude: ['**/*.d.ts'],
      reporter: ['text', 'html'],
    },
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
  },
});
