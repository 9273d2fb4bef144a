import { defineConfig } from '@playwright/test'
import { findChromium, walkingArgs } from '../chromium.ts'

/**
 * People at work: each test starts the real server on a database of its own and uses the built app in a real
 * Chromium.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: './first-start.ts',
  outputDir: '../../test-results/browser',
  // One more than the cores of the smallest machine: people wait, for a mail, for the network, until it is too late to undo.
  workers: 3,
  fullyParallel: true,
  // The machines of a whole run are noisy, and one test refuses everything: it is tried once more, and whatever needed
  // that is named in the last lines of `npm test`, to be looked into. Files run by themselves are never retried.
  retries: process.env['WHOLE_RUN'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: findChromium(), args: [...walkingArgs] },
    actionTimeout: 15_000,
    // Recorded from the first press on, traces cost a third of the whole run.
    trace: 'on-first-retry',
  },
})
