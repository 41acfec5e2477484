import { defineConfig } from '@playwright/test'

/** The screens alone, without a platform: `playwright test -c tests/gallery`. */
export default defineConfig({
  testDir: '../e2e/gallery',
  outputDir: '../../test-results/gallery',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: process.env['CI'] ? 1 : 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
