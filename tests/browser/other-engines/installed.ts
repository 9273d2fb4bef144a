import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Language } from '../../../src/domain/language.ts'
import { startFirefox } from './firefox.ts'
import type { Wire } from './webdriver.ts'
import { startWebKit } from './webkit.ts'

/** A browser that is not Chromium, if it is installed. None of them has Background Sync. */
export interface OtherEngine {
  readonly name: string
  /** What the app speaks there, by what the browser says of its person. */
  readonly language: Language
  /** What is not installed and where to get it; null: everything is here. */
  readonly missing: string | null
  /** Whether it keeps pages of ours for the way back. Firefox keeps none that holds a lock or listens to a stream. */
  readonly keepsPages: boolean
  start(): Promise<Wire>
}

const firefox = find('firefox-esr', 'firefox')
const webKit = find('WebKitWebDriver')
const screen = find('Xvfb')

export const otherEngines: readonly OtherEngine[] = [
  {
    name: 'Firefox',
    language: 'ja',
    missing: firefox === null ? 'Firefox is not installed (Debian: apt-get install firefox-esr)' : null,
    keepsPages: false,
    start: () => startFirefox(firefox ?? ''),
  },
  {
    name: 'WebKit',
    // WebKitGTK asks the locale of its process, and few machines have more than C.
    language: 'en',
    missing:
      webKit === null || screen === null || globSync('/usr/lib/*/webkit2gtk-*/MiniBrowser').length === 0
        ? 'WebKitGTK’s driver or a screen for it is not installed (Debian: apt-get install webkit2gtk-driver xvfb)'
        : null,
    keepsPages: true,
    start: () => startWebKit({ driver: webKit ?? '', screen: screen ?? '' }),
  },
]

/** Said at the end of a run, so that nobody takes it for one in every engine; empty: all are installed. */
export const enginesMissing = (): string =>
  otherEngines
    .flatMap(({ name, missing }) => (missing === null ? [] : [`!! The tests in ${name} were SKIPPED: ${missing}.`]))
    .join('\n')

/** The first program of these names that can be run. */
function find(...names: string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null
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
