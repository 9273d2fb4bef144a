import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from '../chromium.ts'

/**
 * People at work: each test starts the real server on a database of its own and uses the built app in a real
 * Chromium. Nothing is retried: a test that passes now and then is one that fails.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  // One more than the cores of the smallest machine: people wait, for a mail, for the network, until it is too late to undo.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: findChromium(), args: [...chromiumArgs] },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
  },
})
