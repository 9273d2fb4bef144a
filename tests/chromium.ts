import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * What Chromium's window has that no check looks at. Of two lists the last one counts, so that Playwright's own
 * (`chromiumSwitches.ts`) is said here again, as far as it is about Linux.
 */
const without = [
  // A process that waits for a site nobody goes to, one more after each page that is opened.
  'SpareRendererForSitePerProcess',
  // The pages that hang below the address field are loaded for each new window: a second of computing for each phone.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // Playwright's own.
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Flags under which every check starts Chromium: no traffic of its own, and no sandbox where root can't have one. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${without.join(',')}`,
]

/**
 * The path of a Chromium that is there already: `CHROMIUM_PATH`, one on the PATH, Playwright's own. Undefined when
 * there is none. Throws when `CHROMIUM_PATH` names something that cannot be run.
 */
export function installedChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is not an executable file`)
    return named
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
  if (found !== undefined) return found
  const bundled = chromium.executablePath()
  return existsSync(bundled) ? bundled : undefined
}

/**
 * The path of a Chromium that runs, fetched when there is none: first by Playwright, then, for root, by apt. Sets
 * `CHROMIUM_PATH` for all children. Throws with what to do when none of it works.
 */
export function findChromium(): string {
  let path = installedChromium()
  if (path === undefined || !starts(path)) path = fetchChromium()
  process.env['CHROMIUM_PATH'] = path
  return path
}

function fetchChromium(): string {
  console.log('No Chromium that starts was found: fetching one')
  const asked = spawnSync('playwright', ['install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] })
  const bundled = chromium.executablePath()
  if (asked.status === 0 && existsSync(bundled) && starts(bundled)) return bundled
  if (process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { stdio: ['ignore', 'inherit', 'inherit'] as ['ignore', 'inherit', 'inherit'], env }
    spawnSync('apt-get', ['update'], options)
    // The fonts are for the pictures of Japanese text; without them every glyph is an empty box.
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options)
    const installed = installedChromium()
    if (installed !== undefined && starts(installed)) return installed
  }
  throw new Error(
    'No Chromium could be found or installed. Install one (Debian: apt-get install chromium) ' +
      'or set CHROMIUM_PATH to the one you have.',
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run: the search goes on.
    return false
  }
}

function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch (failure) {
    console.log(`${path} does not start: ${String(failure)}`)
    return false
  }
}

/**
 * The same where people's ways are walked and nothing is measured: a page that lives for seconds never earns back what
 * the optimizing compilers cost, a twelfth of all computing.
 */
export const walkingArgs: readonly string[] = [...chromiumArgs, '--js-flags=--no-turbofan --no-maglev']
