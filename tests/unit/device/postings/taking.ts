import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect } from 'vitest'
import type { Environment } from '../../../../src/device/environment.ts'
import { createHttp } from '../../../../src/device/http.ts'
import { openPostings } from '../../../../src/device/postings/open-postings.ts'
import { takePostings } from '../../../../src/device/postings/take.ts'
import { openCatalogueDatabase } from '../../../../src/device/storage/catalogue-database.ts'
import { openMarks } from '../../../../src/device/storage/device-database.ts'
import type { NearOffice } from './office.ts'

/** A phone that takes postings from an office in memory, and one that looks at what it has. */
export function openTaker(office: NearOffice, indexedDB = new IDBFactory()) {
  let ids = 0
  const environment: Environment = {
    fetch: office.fetch,
    now: () => 1_800_000_000_000,
    newId: () => `id-${++ids}`,
    databases: { indexedDB, IDBKeyRange },
  }
  const http = createHttp(environment, openMarks(environment))
  const database = openCatalogueDatabase(environment)
  const reader = openCatalogueDatabase(environment)
  const openSearch = () => {
    throw new Error('nobody searches here')
  }
  const told: number[] = []
  return {
    environment,
    http,
    database,
    reader,
    indexedDB,
    told,
    postings: openPostings({ environment, http, openSearch }),
    take: (withTexts = true) => takePostings({ environment, http, database, tell: () => told.push(1) }, withTexts),
    /** What a reader sees at this moment, after checking that it is one edition, whole. */
    async look() {
      const [rows, here] = await reader.run((open) =>
        open.transaction('r', open.postings, open.postingsHere, async () => [await open.postings.toArray(), await open.postingsHere.get('here')] as const),
      )
      if (!here) {
        expect(rows).toEqual([])
        return null
      }
      const published = office.editions.get(here.edition)
      if (!published) throw new Error(`edition ${here.edition} was never published`)
      expect(rows.map(({ id }) => id).toSorted()).toEqual([...published.keys()].toSorted())
      for (const { id, heading, texts, lacks } of rows) {
        const { texts: said, ...rest } = published.get(id) ?? { texts: null }
        expect(heading).toEqual(rest)
        if (texts !== null) expect(texts).toEqual(said)
        expect(lacks).toBe(texts === null ? 1 : undefined)
      }
      const lacking = rows.filter(({ texts }) => texts === null).length
      expect(here['texts']).toBe(lacking === 0 ? 'all' : lacking === rows.length ? 'none' : 'some')
      return { edition: here.edition, texts: here['texts'], count: rows.length }
    },
  }
}
