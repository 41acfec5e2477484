import { defineConfig } from '@playwright/test'

/** The screens alone, without a platform: `playwright test -c tests/gallery`. */
export default defineConfig({
  testDir: '../e2e/gallery',
  globalSetup: './build-once.ts',
  outputDir: '../../test-results/gallery',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Patience for a busy machine: what holds is seen as soon as it holds.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: process.env['CI'] ? 1 : 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure' },
})
