import { useEffect, useState } from 'preact/hooks'
import type { Sealed } from '../../device/device.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { confirmedField } from '../../domain/questionnaire/from-record.ts'
import { prefilled } from '../../domain/questionnaire/prefill.ts'
import { device, notebook, person, useLoaded } from '../shell/device.ts'
import { keepSafe } from '../shell/safekeeping.ts'
import { readProfile } from '../shell/standing.ts'
import { type Course, createCourse } from './course.ts'
import { openDraft } from './draft.ts'

export type CourseState =
  | { state: 'loading' }
  /** The campaign or its questionnaire is not on this device. */
  | { state: 'missing' }
  /** `earlier`: the version the draft was made for, when the person has yet to be told of the newer one. */
  | { state: 'ready'; course: Course; sealed: Sealed | undefined; earlier: Definition | null }

/** Opens a campaign's draft for as long as the person is in it, and stores what waits when they leave. */
export function useCourse(campaignId: string): CourseState {
  const catalogue = useLoaded(campaignId, ['catalogue'], async (open) => {
    const campaign = (await open.catalogue.campaigns()).find(({ id }) => id === campaignId)
    const definition = campaign && (await open.catalogue.questionnaire(campaign.definition))
    return campaign && definition ? { campaign, definition } : null
  })
  const sealed = useLoaded(campaignId, ['notebook'], async (_, book) => ({ now: await book?.sealed(campaignId) }))
  const opened = useOpenCourse(catalogue?.campaign, catalogue?.definition)
  if (catalogue === null) return { state: 'missing' }
  if (!opened || !sealed || !catalogue) return { state: 'loading' }
  return { state: 'ready', ...opened, sealed: sealed.now }
}

type Opened = { course: Course; earlier: Definition | null }

function useOpenCourse(campaign: Campaign | undefined, definition: Definition | undefined): Opened | null {
  const [opened, setOpened] = useState<{ key: string; is?: Opened; error?: unknown } | null>(null)
  const book = notebook.value
  // A published version is frozen: another edition of the catalogue with the same names holds the same questions.
  const key = campaign && definition ? [campaign.id, definition.id, definition.version, campaign.referenceDate].join(' ') : ''
  useEffect(() => {
    if (!book || !campaign || !definition) return undefined
    let gone = false
    const opening = Promise.all([openDraft(book, campaign), readProfile(book)]).then(async ([draft, profile]) => {
      const release = keepSafe(() => draft.flush(), () => draft.unstored())
      const close = async () => {
        // Whoever signed out has been asked about words that were not sent; their notebook is gone.
        if (notebook.peek() !== book) {
          draft.abandon()
          release()
          return
        }
        // Words that could not be stored stay in safekeeping, and are tried again.
        if (await draft.close()) release()
      }
      const offers = prefilled(definition, profile, campaign.referenceDate)
      const open = device.peek()
      const asksAgain = open && person.peek()?.scope === undefined && itemsOf(definition).some((item) => item.lastYear)
      const lastYear = asksAgain ? await (await import('./last-year.ts')).lastYearsAnswers(open, book, campaign, definition) : {}
      if (draft.shown(confirmedField).peek()) (await import('./follow.ts')).follow(await book.sealed(campaign.id), draft, offers)
      const before = draft.madeFor()
      const isMoved = before < definition.version && Object.keys(draft.all()).length > 0
      const earlier = isMoved ? ((await open?.catalogue.questionnaire({ id: definition.id, version: before })) ?? null) : null
      if (!gone) setOpened({ key, is: { course: createCourse(campaign, definition, draft, offers, lastYear), earlier } })
      return close
    })
    opening.catch((error: unknown) => {
      if (!gone) setOpened({ key, error })
    })
    return () => {
      gone = true
      setOpened(null)
      opening.then((close) => close(), (error: unknown) => console.error('the draft did not open', error))
    }
    // The key stands for campaign and definition: a catalogue loaded anew must not close the draft under the person.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [book, key])
  if (opened?.key !== key) return null
  if (opened.error !== undefined) throw opened.error
  return opened.is ?? null
}
