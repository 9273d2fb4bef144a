import readings from './prefecture-readings.json' with { type: 'json' }

const byCode: Readonly<Record<string, string>> = readings

/** How the prefecture is read, in hiragana, for whoever looks it up by typing; empty for an unknown code. Apart, as no first screen needs it. */
export const readingOf = (code: string): string => byCode[code] ?? ''
