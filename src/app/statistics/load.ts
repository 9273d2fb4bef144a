import { type StatisticsEdition, statisticsEditionSchema } from '../../api/statistics.ts'
import { universitiesEditionSchema } from '../../api/universities.ts'
import type { Device, Notebook } from '../../device/device.ts'
import { sha256 } from '../../domain/hash.ts'
import { canonicalJson, type Json } from '../../domain/json.ts'
import { readOptionNames } from '../../domain/statistics/option-names.ts'
import { type OwnPlace, ownPlace } from '../../domain/statistics/own-place.ts'
import type { NameSources } from '../../ui/statistics/names.ts'
import { useLoaded } from '../shell/device.ts'

/** The statistics on this phone, with what names their codes. */
export interface Statistics {
  readonly edition: StatisticsEdition
  /** Where the file of the edition stands for ever. */
  readonly href: string
  readonly sources: NameSources
  /** Where whoever is signed in stands by their record; null: nobody is, or only for one survey. */
  readonly own: OwnPlace | null
}

/** The newest edition that is here; null: none is. Undefined while it is read. Needs no network. */
export const useStatistics = (): Statistics | null | undefined => useLoaded('statistics', ['catalogue', 'notebook'], readStatistics)

async function readStatistics({ catalogue }: Device, book: Notebook | null): Promise<Statistics | null> {
  const body = await catalogue.edition('statistics')
  const parsed = statisticsEditionSchema.safeParse(body)
  if (!parsed.success) return null
  const edition = parsed.data
  const universities = universitiesEditionSchema.safeParse(await catalogue.edition('universities'))
  return {
    edition,
    // The file is canonical JSON: what was read from it leads to its hash, and so to its address.
    href: `/catalogue/statistics/${edition.edition}-${await sha256(canonicalJson(body as Json))}.json`,
    sources: {
      options: readOptionNames(await catalogue.edition('questionnaires')),
      universities: new Map(universities.success ? universities.data.universities.map(({ id, name }) => [id, name]) : []),
    },
    own: book && book.person.scope === undefined ? await readOwnPlace(book, edition.referenceDate) : null,
  }
}

async function readOwnPlace(book: Notebook, referenceDate: string): Promise<OwnPlace> {
  const fields = await book.read('profile', 'me')
  return ownPlace(Object.fromEntries([...fields].map(([name, { value }]) => [name, value])), referenceDate)
}
