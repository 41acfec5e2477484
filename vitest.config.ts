import { defineConfig } from 'vitest/config'
import { PropertiesFirst } from './tests/support/properties-first.ts'

/** Unit and contract tests are quick and run side by side; integration tests start servers and browsers, few at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Properties take seconds where nothing else runs; a machine that does ten things at once is no failure.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
    maxWorkers: 2,
    // Patience for a busy machine: what comes true is seen at once.
    expect: { poll: { timeout: 30_000, interval: 25 } },
    sequence: { sequencer: PropertiesFirst },
    reporters: process.env['DERING_TEST_REPORT']
      ? ['default', ['json', { outputFile: process.env['DERING_TEST_REPORT'] }]]
      : ['default'],
  },
})
