import { defineConfig } from '@playwright/test'

/**
 * The whole product in real windows. Two tests at once share nothing but the machine: each has a screen, a D-Bus, a
 * sound server, ports and folders of its own. One at a time leaves more than half of two processors idle.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: ['./say-host.ts', './build-phone-once.ts'],
  // The screens without a platform run apart, two at a time.
  testIgnore: 'gallery/**',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: false,
  // A machine that does much else has taken more than a minute for what takes ten seconds alone.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: { screenshot: 'only-on-failure' },
})
