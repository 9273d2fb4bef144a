import type { ImportPlan } from '../../api/office-imports.ts'
import { type Language, languages } from '../../domain/language.ts'
import en from '../../../locales/en/office-imports.json' with { type: 'json' }
import ja from '../../../locales/ja/office-imports.json' with { type: 'json' }

const words = { ja, en }

const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '').trim()

/** What a field is called, where the office's screens have a word for it. */
function fieldName(kind: ImportPlan['kind'], field: string, language: Language): string {
  const known: Readonly<Record<string, string>> = kind === 'registrations' ? words[language].column : words[language].field
  return known[field] ?? field
}

/** Whatever a list would do, line by line, in the words of the office's screens, in both languages. */
export function planWords(plan: ImportPlan): string {
  const inOne = (language: Language): string => {
    const { wrong, doubt, leftFor, count, line } = words[language]
    const at = (number: number, text: string) => `  ${line} ${number}: ${text}`
    const items = (of: ImportPlan['adds']) =>
      of.map(({ line: number, title, fields, doubts }) => {
        const said = fields.map(({ field, before, after }) => `${fieldName(plan.kind, field, language)}: ${before === null ? '' : `${before} → `}${after ?? ''}`)
        const why = doubts.map(({ reason, values }) => `    ? ${fill(doubt[reason], values)}`)
        return [at(number, [title, ...said].join(' | ')), ...why].join('\n')
      })
    const [sure, doubtful] = [plan.adds.filter(({ doubts }) => doubts.length === 0), plan.adds.filter(({ doubts }) => doubts.length > 0)]
    const parts: [string, number, string[]][] = [
      [count.wrong, plan.wrongCount, plan.wrong.map(({ line: number, reason, values }) => at(number, fill(wrong[reason], values)))],
      [count.doubtful, doubtful.length, items(doubtful)],
      [count.changes, plan.changes.length, items(plan.changes)],
      [count.adds, sure.length, items(sure)],
      [count.unchanged, plan.unchanged + plan.left.length, plan.left.map(({ line: number, reason, values }) => at(number, fill(leftFor[reason], values)))],
      [count.passed, plan.passed, []],
    ]
    return parts.filter(([, number]) => number > 0).map(([name, number, lines]) => [`${name}: ${number}`, ...lines].join('\n')).join('\n')
  }
  return languages.map(inOne).join('\n\n')
}

/** Why a file can't be read as a table, in both languages. */
export const unreadableWords = ({ reason, values }: { reason: keyof typeof ja.unreadable; values: Readonly<Record<string, string>> }): string =>
  languages.map((language) => fill(words[language].unreadable[reason], values)).join('\n')
