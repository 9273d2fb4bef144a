import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, installedChromium } from './chromium.ts'

const executablePath = installedChromium()

/** JSX as the product's own build reads it, without a preset. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

/**
 * Five projects: `unit` and `server` in Node, `server-postgresql` almost the same tests on the other database and some of
 * its own, `simulation` the code of phones and server through histories of faults, `components` in a real browser, where
 * focus, layout and IndexedDB are what they are for people.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    maxWorkers: 2,
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          // What a file puts in the place of something it puts back: starting anew for each file took half of the time.
          isolate: false,
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          exclude: ['tests/server/postgresql/**'],
          globalSetup: ['tests/server/ready-files.ts'],
          provide: { store: 'sqlite', postgresql: null },
          // Every test opens a house of its own: what files share is code that is loaded once.
          isolate: false,
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server-postgresql',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          // No SQL is theirs: how files are served, and how spreadsheets are written and read.
          exclude: ['tests/server/pages.test.ts', 'tests/server/office/spreadsheet.test.ts'],
          globalSetup: ['tests/server/postgresql/cluster.ts'],
          setupFiles: ['tests/server/postgresql/skip.ts'],
          provide: { store: 'postgresql' },
          isolate: false,
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        oxc,
        test: {
          name: 'simulation',
          environment: 'node',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 20 * 60_000,
        },
      },
      {
        oxc,
        define: { __BUILD__: JSON.stringify('components') },
        optimizeDeps: {
          // All of them: one that is found only while tests run makes Vite reload, and two copies of Preact meet.
          include: [
            'preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', 'preact-iso/router', '@preact/signals', '@testing-library/preact',
            'axe-core', 'dexie', 'i18next', 'mdast-util-from-markdown', 'zod/mini', '@simplewebauthn/browser', 'workbox-window',
          ],
        },
        test: {
          name: 'components',
          include: ['tests/unit/ui/**/*.test.tsx'],
          hookTimeout: 60_000,
          testTimeout: 30_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumArgs] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
