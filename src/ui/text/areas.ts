import type charts from '../../../locales/ja/charts.json'
import type question from '../../../locales/ja/question.json'
import type search from '../../../locales/ja/search.json'
import type story from '../../../locales/ja/story.json'
import type statistics from '../../../locales/ja/statistics.json'
import type ui from '../../../locales/ja/ui.json'

/**
 * The areas of text, by the name of their file in locales/. The Japanese file gives the keys. A folder that brings
 * texts of its own adds them here by declaration merging:
 *
 *     declare module '../../ui/text/areas.ts' { interface Areas { home: typeof import('…/locales/ja/home.json') } }
 */
export interface Areas {
  ui: typeof ui
  question: typeof question
  search: typeof search
  story: typeof story
  charts: typeof charts
  statistics: typeof statistics
}
export type Area = keyof Areas

type Leaf<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K
type Paths<T> = { [K in keyof T & string]: T[K] extends string ? Leaf<K> : `${K}.${Paths<T[K]>}` }[keyof T & string]

/** Every text there is, as `area:key`; groups within a file are joined by dots, plural endings left out. */
export type TextKey = { [A in Area]: `${A}:${Paths<Areas[A]>}` }[Area]
