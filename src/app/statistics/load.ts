import type { StatisticsEdition } from '../../api/statistics.ts'
import { universitiesEditionSchema } from '../../api/universities.ts'
import type { Device, Notebook } from '../../device/device.ts'
import { sha256 } from '../../domain/hash.ts'
import { canonicalJson, type Json } from '../../domain/json.ts'
import { readOptionNames } from '../../domain/statistics/option-names.ts'
import { type OwnPlace, ownPlace } from '../../domain/statistics/own-place.ts'
import type { NameSources } from '../../ui/statistics/names.ts'
import { useLoaded } from '../shell/device.ts'
import { citedEdition, readEdition } from './cited.ts'

/** The statistics on this phone, with what names their codes. */
export interface Statistics {
  readonly edition: StatisticsEdition
  /** The number of the newest edition on this phone. */
  readonly newest: number
  /** Where the file of the edition stands for ever. */
  readonly href: string
  readonly sources: NameSources
  /** Where whoever is signed in stands by their record; null: nobody is, or only for one survey. */
  readonly own: OwnPlace | null
}

/**
 * The newest edition that is here; null: none is. Undefined while it is read. Needs no network. `cited`: the number of an
 * earlier one that was asked for, which is shown in its place where it can be had.
 */
export const useStatistics = (cited = 0): Statistics | null | undefined =>
  useLoaded(`statistics ${cited}`, ['catalogue', 'notebook'], (device, book) => readStatistics(device, book, cited))

async function readStatistics(device: Device, book: Notebook | null, cited: number): Promise<Statistics | null> {
  const { catalogue } = device
  const here = readEdition(await catalogue.edition('statistics'))
  const other = Number.isInteger(cited) && cited > 0 && cited !== here?.edition.edition ? await citedEdition(device, cited) : null
  const shown = other ?? here
  if (!shown) return null
  const { body, edition } = shown
  const universities = universitiesEditionSchema.safeParse(await catalogue.edition('universities'))
  return {
    edition,
    newest: here?.edition.edition ?? edition.edition,
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
