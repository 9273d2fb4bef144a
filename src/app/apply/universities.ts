import { useEffect, useMemo } from 'preact/hooks'
import { universitiesEditionSchema } from '../../api/universities.ts'
import type { University } from '../../domain/university.ts'
import { pickerOption, type PickerOption } from '../../ui/controls/picker-search.ts'
import { language, local } from '../../ui/text/text.ts'
import { device, useLoaded } from '../shell/device.ts'

/** The universities as the catalogue has them; null: none have reached this device; undefined: not known yet. */
export function useUniversities(): readonly University[] | null | undefined {
  const open = device.value
  useEffect(() => {
    if (!open) return undefined
    // Nobody need be signed in here, so nothing else asks for news.
    const refresh = () => {
      open.catalogue.refresh().catch((error: unknown) => console.warn('the universities could not be refreshed', error))
    }
    refresh()
    addEventListener('online', refresh)
    return () => removeEventListener('online', refresh)
  }, [open])
  const edition = useLoaded('universities', ['catalogue'], async ({ catalogue }) => {
    const parsed = universitiesEditionSchema.safeParse(await catalogue.edition('universities'))
    return { universities: parsed.success && parsed.data.universities.length > 0 ? parsed.data.universities : null }
  })
  return edition?.universities
}

/** The universities as they are chosen from: found by their names in both languages, by readings and short names. */
export function useUniversityOptions(universities: readonly University[]): readonly PickerOption[] {
  const shown = language.value
  return useMemo(
    () =>
      universities
        .map((each) => pickerOption(each.id, each.name[shown], each.name.ja, each.name.en, ...each.aliases))
        .toSorted((a, b) => a.name.localeCompare(b.name, shown)),
    [universities, shown],
  )
}

/** The name of a university in the language at hand; what was typed, when it is none of them. */
export const universityName = (universities: readonly University[], id: string): string => {
  const university = universities.find((each) => each.id === id)
  return university ? local(university.name) : id
}
