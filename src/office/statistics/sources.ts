import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { catalogueSchema } from '../../api/catalogue.ts'
import { universitiesEditionSchema } from '../../api/universities.ts'
import { readOptionNames } from '../../domain/statistics/option-names.ts'
import type { NameSources } from '../../ui/statistics/names.ts'
import { ask } from '../ask.ts'

/** What names the codes, from what is published; empty where it can't be had, and codes stand for themselves. */
export function useSources(): NameSources | null {
  const [sources, setSources] = useState<NameSources | null>(null)
  useEffect(() => {
    void readSources().then(setSources)
  }, [])
  return sources
}

async function readSources(): Promise<NameSources> {
  const catalogue = await ask('GET', '/api/catalogue', catalogueSchema)
  const fileOf = async (kind: string): Promise<unknown> => {
    const href = catalogue.ok ? catalogue.value.editions.find((edition) => edition.kind === kind)?.href : undefined
    const file = href === undefined ? null : await ask('GET', href, z.unknown())
    return file?.ok === true ? file.value : undefined
  }
  const universities = universitiesEditionSchema.safeParse(await fileOf('universities'))
  return {
    options: readOptionNames(await fileOf('questionnaires')),
    universities: new Map(universities.success ? universities.data.universities.map(({ id, name }) => [id, name]) : []),
  }
}
