/** The same in Japanese and in English, written `日本語|English`: whoever writes the one sees the other. */
export type Both = `${string}|${string}`

/** The two languages of a text apart. Throws when it is not exactly two. */
export function apart(both: Both): { ja: string; en: string } {
  const at = both.indexOf('|')
  if (at === -1 || both.includes('|', at + 1)) throw new Error(`not a text in two languages: ${both}`)
  return { ja: both.slice(0, at), en: both.slice(at + 1) }
}
