import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium } from '@playwright/test'
import type { Language } from '../../src/domain/language.ts'
import { chromiumArgs, findChromium } from '../chromium.ts'

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** Somebody's phone: a browser whose profile outlives it, as on a real one. */
export interface Phone {
  /** The running browser. */
  readonly context: BrowserContext
  /** The first page of the running browser. */
  readonly page: Page
  /** Starts the browser on the same profile; `offline` from its first request on. */
  open(options?: { offline?: boolean }): Promise<Page>
  /** Closes the browser as a person does. */
  close(): Promise<void>
  /** Ends the browser as an empty battery does (SIGKILL). */
  kill(): Promise<void>
  /** Closes it and removes the profile. */
  remove(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface PhoneOptions {
  language: Language
  origin: string
  dark?: boolean
  width?: number
  height?: number
}

/** Takes a new phone into use and opens its browser, with an empty page. */
export async function takePhone({ language, origin, dark = false, width = 390, height = 844 }: PhoneOptions): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'jgrad-phone-'))
  let context: BrowserContext | undefined

  const running = (): BrowserContext => {
    if (context === undefined) throw new Error('the browser is closed')
    return context
  }
  const firstPage = (): Page => {
    const [page] = running().pages()
    if (page === undefined) throw new Error('the browser has no page')
    return page
  }
  const open = async ({ offline = false } = {}): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: [...chromiumArgs],
      headless: true,
      baseURL: origin,
      locale: locales[language],
      timezoneId: 'Asia/Tokyo',
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height },
      reducedMotion: 'reduce',
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
