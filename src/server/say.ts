import en from '../../locales/en/console.json' with { type: 'json' }
import ja from '../../locales/ja/console.json' with { type: 'json' }

export type ConsoleText = keyof typeof ja

/** A text for whoever runs the server, in both languages, with `{{names}}` filled in. One line if both are the same. */
export function consoleText(text: ConsoleText, values: Record<string, string> = {}): string {
  const fill = (words: string) => words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
  return [...new Set([fill(ja[text]), fill(en[text])])].join('\n')
}
