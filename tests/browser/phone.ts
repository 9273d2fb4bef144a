import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from '@playwright/test'
import type { Language } from '../../src/domain/language.ts'
import { findChromium, walkingArgs } from '../chromium.ts'

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** Somebody's phone: storage, worker and cookies of its own. */
export interface Phone {
  /** The running browser. */
  readonly context: BrowserContext
  /** The first page of the running browser. */
  readonly page: Page
  /** Puts it away, with all it holds. */
  remove(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** A phone whose browser is a process of its own on a profile that outlives it, as on a real one. */
export interface KeptPhone extends Phone {
  /** Starts the browser on the same profile; `offline` from its first request on. */
  open(options?: { offline?: boolean }): Promise<Page>
  /** Closes the browser as a person does. */
  close(): Promise<void>
  /** Ends the browser as an empty battery does (SIGKILL). */
  kill(): Promise<void>
}

export interface PhoneOptions {
  language: Language
  origin: string
  dark?: boolean
  width?: number
  height?: number
  /**
   * Stays online all through the test, in a browser that knows no service workers, as private windows of some do: keeping
   * the whole app for being offline takes longer than opening it six times. A phone that is kept has them always.
   */
  online?: boolean
}

const settings = ({ language, origin, dark = false, width = 390, height = 844 }: PhoneOptions): BrowserContextOptions => ({
  baseURL: origin,
  locale: locales[language],
  timezoneId: 'Asia/Tokyo',
  colorScheme: dark ? 'dark' : 'light',
  viewport: { width, height },
  reducedMotion: 'reduce',
})

/**
 * Takes a new phone into use in a browser that runs already, with an empty page. What it holds is gone once it is put
 * away: whoever closes the browser and opens it again takes one that is kept.
 */
export async function borrowPhone(browser: Browser, options: PhoneOptions): Promise<Phone> {
  const context = await browser.newContext(settings(options))
  context.setDefaultTimeout(15_000)
  if (options.online === true) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await context.newPage()
  const remove = (): Promise<void> => context.close()
  return {
    context,
    get page() {
      return firstPageOf(context)
    },
    remove,
    [Symbol.asyncDispose]: remove,
  }
}

function firstPageOf(context: BrowserContext): Page {
  const [page] = context.pages()
  if (page === undefined) throw new Error('the browser has no page')
  return page
}

/** Takes a new phone into use that is kept, and opens its browser, with an empty page. */
export async function takePhone(options: PhoneOptions): Promise<KeptPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'jgrad-phone-'))
  let context: BrowserContext | undefined

  const running = (): BrowserContext => {
    if (context === undefined) throw new Error('the browser is closed')
    return context
  }
  const firstPage = (): Page => firstPageOf(running())
  const open = async ({ offline = false } = {}): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: [...walkingArgs],
      headless: true,
      ...settings(options),
      offline,
    })
    context.setDefaultTimeout(15_000)
    return firstPage()
  }
  const close = async (): Promise<void> => {
    await context?.close()
    context = undefined
  }

  const remove = async (): Promise<void> => {
    await close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }

  await open()
  return {
    get context() {
      return running()
    },
    get page() {
      return firstPage()
    },
    open,
    close,
    kill: async () => {
      const gone = new Promise((resolve) => running().once('close', resolve))
      process.kill(browserProcess(profile), 'SIGKILL')
      await gone
      context = undefined
    },
    remove,
    [Symbol.asyncDispose]: remove,
  }
}

/** The process id of the browser that runs on a profile: the one process of it that is nobody's child process type. */
function browserProcess(profile: string): number {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = commandOf(entry)
    if (command.includes(`--user-data-dir=${profile}`) && !command.some((word) => word.startsWith('--type='))) {
      return Number(entry)
    }
  }
  throw new Error(`no browser runs on ${profile}`)
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch (failure) {
    // A process that ended between the listing and the reading is not the one looked for.
    if (failure instanceof Error && 'code' in failure && (failure.code === 'ENOENT' || failure.code === 'ESRCH')) return []
    throw failure
  }
}
