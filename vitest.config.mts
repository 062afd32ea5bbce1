import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/unit/**/*.test.ts'],
    env: mode === 'long' ? { PROPERTY_RUNS: '5000' } : {},
    setupFiles: ['test/unit/setup.ts'],
    // fast-check prints its seed on failure; a fixed seed would hide what it has not tried yet.
    testTimeout: mode === 'long' ? 600_000 : 30_000,
  },
}));
