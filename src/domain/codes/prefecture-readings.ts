import readings from './prefecture-readings.json' with { type: 'json' }
import { type Prefecture, prefectures } from './prefectures.ts'

const byCode: Readonly<Record<string, string>> = readings

/** The 47 prefectures with their readings in hiragana, for whoever looks one up by typing. Apart, as no first screen does. */
export const prefecturesRead: readonly (Prefecture & { kana: string })[] = prefectures.map((row) => ({ ...row, kana: byCode[row.code] ?? '' }))
