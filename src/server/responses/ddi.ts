import { XMLBuilder } from 'fast-xml-parser'
import type { Campaign } from '../../domain/campaign.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import type { Code, Entry } from './code-book.ts'

/** Characters that XML cannot hold. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unheard = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const plain = (text: string): string => text.replace(unheard, '')

interface Words {
  '@_xml:lang': Language
  '#text': string
}
/** A text as two elements of one name. */
const inBoth = ({ ja, en }: Bilingual): Words[] => [{ '@_xml:lang': 'ja', '#text': plain(ja) }, { '@_xml:lang': 'en', '#text': plain(en) }]

const categoryOf = ({ code, label }: Code, missing: boolean) => ({ ...(missing && { '@_missing': 'Y' }), catValu: plain(code), labl: inBoth(label) })

const isNumeric = ({ kind, codes, missing }: Entry): boolean =>
  kind === 'number' || kind === 'flag' || [...codes, ...missing].length > 0 && [...codes, ...missing].every(({ code }) => /^-?(0|[1-9]\d*)$/.test(code))

/** The order of the members is that of the standard. */
function variableOf(entry: Entry) {
  const { name, kind, label, part, unit, codes, missing, asked, versions } = entry
  return {
    '@_ID': name,
    '@_name': name,
    '@_intrvl': kind === 'number' ? 'contin' : 'discrete',
    labl: inBoth(part ? { ja: `${label.ja}：${part.ja}`, en: `${label.en}: ${part.en}` } : label),
    qstn: { qstnLit: inBoth(label) },
    ...(missing.length > 0 && { invalrng: { item: missing.map(({ code }) => ({ '@_VALUE': code })) } }),
    universe: inBoth(asked),
    ...(unit && { txt: inBoth(unit) }),
    catgry: [...codes.map((code) => categoryOf(code, false)), ...missing.map((code) => categoryOf(code, true))],
    varFormat: { '@_type': isNumeric(entry) ? 'numeric' : 'character' },
    ...(versions.length > 0 && { notes: { '@_type': 'versions', '#text': versions.join(' ') } }),
  }
}

/** What a file is of; `opensAt` and `closesAt`: when it was collected, where that was one time. */
export type Study = Pick<Campaign, 'id' | 'title' | 'referenceDate'> & Partial<Pick<Campaign, 'opensAt' | 'closesAt'>>

/** The code book as DDI Codebook 2.5, which archives and statistics programs read. `rows`: how many responses there are. */
export function ddiOf(study: Study, entries: readonly Entry[], { rows, now }: { rows: number; now: number }): string {
  const [titl, parTitl] = inBoth(study.title)
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true })
  const document = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    codeBook: {
      '@_xmlns': 'ddi:codebook:2_5',
      '@_version': '2.5',
      '@_xml:lang': 'ja',
      stdyDscr: {
        citation: {
          titlStmt: { titl, parTitl, IDNo: plain(study.id) },
          verStmt: { version: { '@_date': dayAt(now), '#text': dayAt(now) } },
        },
        stdyInfo: {
          sumDscr: {
            timePrd: { '@_date': study.referenceDate, '@_event': 'single', '#text': study.referenceDate },
            collDate: ([['start', study.opensAt], ['end', study.closesAt]] as const).flatMap(([event, at]) => {
              if (at === undefined) return []
              const day = dayAt(at)
              return [{ '@_date': day, '@_event': event, '#text': day }]
            }),
          },
        },
      },
      fileDscr: { fileTxt: { dimensns: { caseQnty: rows, varQnty: entries.length } } },
      dataDscr: { var: entries.map(variableOf) },
    },
  }
  return builder.build(document)
}
