import { createInstance } from 'i18next'
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Bilingual, Language } from '../../domain/language.ts'
import type { Area, TextKey } from './areas.ts'

/**
 * Words in two languages. Reading a text inside a component subscribes it: a switch of language re-renders the words
 * in place and leaves every input, caret and composition alone.
 */

/** Where this device remembers the choice. */
export const remembered = 'jgrad.language'
export type Files = Record<string, () => Promise<Record<string, unknown>>>
/** The first screens' own. The others' names alone would weigh on them: `more-texts.ts` has those. */
const files: Files = import.meta.glob<Record<string, unknown>>('../../../locales/*/{home,public,shell,ui}.json', { import: 'default' })

/** Adds texts of a part that is loaded apart, by their paths in `locales/` as seen from this file. */
export const bringTexts = (more: Files): Files => Object.assign(files, more)

const i18n = createInstance()
void i18n.init({
  resources: {},
  initAsync: false,
  lng: 'ja',
  fallbackLng: false,
  ns: [],
  // Preact escapes what it renders; escaping twice would show entities.
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnNull: false,
})

const current = signal<Language>('ja')
/** Counts loaded areas, so that a text asked for before its area came is rendered again once it is there. */
const loaded = signal(0)
const areasInUse = new Set<Area>()
/** Counts the switches asked for: of two in a row the later one holds, whichever file comes first. */
let wishes = 0

/** The language everything is shown in. */
export const language: ReadonlySignal<Language> = current

async function load(area: Area, into: Language): Promise<void> {
  if (i18n.hasResourceBundle(into, area)) return
  const path = `../../../locales/${into}/${area}.json`
  const file = files[path] ?? (await import('./more-texts.ts')).moreTexts[path]
  if (!file) throw new Error(`no texts for ${area} in ${into}`)
  i18n.addResourceBundle(into, area, await file())
  loaded.value++
}

/** Loads the texts of an area in the current language; from then on a switch of language brings them along. */
export async function loadArea(area: Area): Promise<void> {
  areasInUse.add(area)
  let wanted: Language
  do {
    wanted = current.value
    await load(area, wanted)
  } while (wanted !== current.value)
}

function show(next: Language): void {
  current.value = next
  document.documentElement.lang = next
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/manifest.${next}.webmanifest`)
}

/** The language remembered on this device, else the browser's: Japanese when its first known language is, or none is. */
export function firstLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (stored === 'ja' || stored === 'en') return stored
  const first = wanted[0]?.toLowerCase()
  return first === undefined || first === 'ja' || first.startsWith('ja-') ? 'ja' : 'en'
}

/** Takes up the first language and loads the texts of the controls. Call once, before the first render. */
export async function initLanguage(): Promise<void> {
  areasInUse.add('ui')
  const first = firstLanguage(recall(), navigator.languages)
  show(first)
  await Promise.all([...areasInUse].map((area) => load(area, first)))
}

/**
 * Loads what is in use in the other language, then switches everything at once and remembers the choice. Rejects, and
 * changes nothing, when the texts can't be loaded.
 */
export async function setLanguage(next: Language): Promise<void> {
  const wish = ++wishes
  await Promise.all([...areasInUse].map((area) => load(area, next)))
  if (wish !== wishes) return
  show(next)
  remember(next)
}

// Reading localStorage throws where a browser bars it; a choice that can't be remembered is still made.
function recall(): string | null {
  try {
    return localStorage.getItem(remembered)
  } catch (error) {
    console.warn('the choice of language is not readable', error)
    return null
  }
}
function remember(chosen: Language): void {
  try {
    localStorage.setItem(remembered, chosen)
  } catch (error) {
    console.warn('the choice of language is not stored', error)
  }
}

/** Values for the `{{placeholders}}` of a text; `count` chooses the plural. */
export type TextParams = Readonly<Record<string, string | number>>

/** The text in the current language; empty until its area is loaded. */
export function t(key: TextKey, params?: TextParams): string {
  void loaded.value
  const lng = current.value
  const area = key.slice(0, key.indexOf(':'))
  return i18n.hasResourceBundle(lng, area) ? i18n.t(key, { ...params, lng }) : ''
}

/** A bilingual text of the data in the current language. */
export const local = (text: Bilingual): string => text[current.value]
