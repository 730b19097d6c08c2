import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Most tests start a bot and a sandbox: generous, for machines that are slow or busy.
    testTimeout: 30_000,
    // One worker a core: by default one core is left idle, which on two cores is half of them.
    maxWorkers: '100%',
    // No module of ours holds state, so test files can share a worker, and with it what they import.
    isolate: false,
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
  },
});
