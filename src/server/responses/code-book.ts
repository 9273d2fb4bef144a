import { countryName } from '../../domain/codes/countries.ts'
import { countryCodes } from '../../domain/codes/known-codes.ts'
import { jobTypes } from '../../domain/codes/job-types.ts'
import { prefectures } from '../../domain/codes/prefectures.ts'
import { largeFields, smallFields } from '../../domain/codes/research-fields.ts'
import type { Bilingual } from '../../domain/language.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { aboutNames, identifierNames, keyOf, keysOf, type Missing, type Variable, whyEmpty, whySuffix } from '../../domain/responses/variables.ts'
import { bothOf, type CodeWords, words } from './code-words.ts'
import { routingWords } from './routing-words.ts'

/** One value of a variable and what it stands for. */
export interface Code {
  code: string
  label: Bilingual
}

/** One line of the code book: a column of the table, in both languages. */
export interface Entry {
  name: string
  kind: Variable['kind']
  label: Bilingual
  part: Bilingual | null
  unit: Bilingual | null
  codes: readonly Code[]
  /** Codes that stand for no value. */
  missing: readonly Code[]
  asked: Bilingual
  /** The versions of the questionnaire that have it. */
  versions: readonly number[]
}

const lists: Record<NonNullable<Variable['list']>, () => Code[]> = {
  country: () => countryCodes.map((code) => ({ code, label: { ja: countryName(code, 'ja'), en: countryName(code, 'en') } })),
  prefecture: () => prefectures.map(codeOf),
  jobType: () => jobTypes.map(codeOf),
  researchField: () => [...largeFields, ...smallFields].map(codeOf),
}
const codeOf = ({ code, ja, en }: Bilingual & { code: string }): Code => ({ code, label: { ja, en } })

/**
 * What each column of the table of responses means, in its order: first what stands beside the answers, then the
 * answers. `versions` are the versions that were asked.
 */
export function codeBookOf(variables: readonly Variable[], versions: readonly Definition[], identifiers: boolean): Entry[] {
  const all = versions.map(({ version }) => version)
  const about = [...aboutNames, ...(identifiers ? identifierNames : [])].map((name): Entry => ({
    ...empty,
    name,
    kind: name === 'questionnaire_version' ? 'number' : name === 'arrival_state' ? 'code' : 'text',
    label: bothOf(({ about }) => about[name]),
    codes: name === 'arrival_state' ? (['received', 'late', 'after-close'] as const).map((code) => ({ code, label: bothOf(({ arrival }) => arrival[code]) })) : [],
    versions: all,
  }))
  const asking = versions.map((definition) => ({ definition, keys: keysOf(definition) }))
  return [...about, ...variables.flatMap((variable) => entriesOf(variable, asking.filter(({ keys }) => keys.has(keyOf(variable))).map(({ definition }) => definition)))]
}

const empty = { part: null, unit: null, codes: [], missing: [], asked: bothOf(({ everybody }) => everybody) } as const

function entriesOf(variable: Variable, versions: readonly Definition[]): Entry[] {
  const { name, kind, label, part = null, unit = null, list, missing } = variable
  const entry: Entry = {
    name, kind, label, part: partOf(variable, part), unit,
    codes: kind === 'flag' ? flags : list ? lists[list]() : (variable.codes ?? []),
    missing: missing === null ? [] : missingOf(missing),
    asked: askedOf(variable, versions),
    versions: versions.map(({ version }) => version),
  }
  if (missing !== null) return [entry]
  const why: Entry = {
    ...entry,
    name: `${name}${whySuffix}`,
    kind: 'code',
    label: bothOf((words) => words.why, { name }),
    part: null,
    unit: null,
    codes: [{ code: String(whyEmpty.answered), label: bothOf(({ missing }) => missing.answered) }],
    missing: missingOf(whyEmpty),
  }
  return [entry, why]
}

const flags: Code[] = (['0', '1'] as const).map((code) => ({ code, label: bothOf(({ flag }) => flag[code]) }))

const missingOf = (missing: Missing): Code[] =>
  (['declined', 'notAsked', 'unanswered'] as const).map((why) => ({ code: String(missing[why]), label: bothOf((words) => words.missing[why]) }))

/** What of a question the variable is about: a row or an option, whether it holds words, whether it was worked out. */
function partOf({ from, list }: Variable, part: Bilingual | null): Bilingual | null {
  if ('computed' in from) return bothOf(({ computed }) => computed)
  if (from.words && part) return { ja: `${part.ja}：${words.ja.words}`, en: `${part.en}: ${words.en.words}` }
  return list ? bothOf((words) => words.list[list]) : part
}

/** Whom the variable's question was asked, version by version where they differ. */
function askedOf({ from }: Variable, versions: readonly Definition[]): Bilingual {
  const of = (language: keyof CodeWords): string => {
    const each = versions.map((definition) => {
      const item = 'item' in from ? itemsOf(definition).find(({ id }) => id === from.item) : undefined
      return { version: definition.version, said: item?.showIf === undefined ? words[language].everybody : routingWords(definition, item.showIf, language) }
    })
    const [first] = each
    if (first === undefined || each.every(({ said }) => said === first.said)) return first?.said ?? words[language].everybody
    return each.map(({ version, said }) => words[language].inVersion.replace('{{version}}', String(version)).replace('{{words}}', () => said)).join(' / ')
  }
  return { ja: of('ja'), en: of('en') }
}
