import { useLocation } from 'preact-iso/router'
import { useEffect, useRef, useState } from 'preact/hooks'
import { myStory } from '../../../api/story-record.ts'
import type { Removed } from '../../../device/device.ts'
import { mostStretches, type StretchDraft } from '../../../domain/story/draft.ts'
import { languagesOf, type OwnDraft } from '../../../domain/story/own-draft.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { countryWords } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { yearsOf } from '../../../ui/story/words.ts'
import { notebook } from '../../shell/device.ts'
import { newStretch, useRecordedRoute, writeStretches } from './own-story.ts'
import { fromCheck, stretchPath } from './steps.ts'

/** A stretch in words: what it was, or its kind as long as that is not written. */
export const stretchName = ({ what, kind }: StretchDraft): string => what.ja.trim() || what.en.trim() || t(`story:kind.${kind}`)

/** When and where a stretch was. */
export function stretchLine({ from, to, where, country, kind }: StretchDraft): string {
  const years = from === null ? t('my-story:route.noYear') : yearsOf({ from, to })
  return [years, t(`story:kind.${kind}`), where.ja.trim() || where.en.trim(), country === null || country === 'JP' ? '' : countryWords(country)].filter(Boolean).join(t('story:between'))
}

type Said = { state: 'removed'; name: string; removed: Removed } | { state: 'restored' | 'failed' | 'taken'; name: string }

/** The stretches of the route in order of time; each can be changed, and removed with a way back. */
export function RoutePart({ own }: { own: OwnDraft }) {
  const { route, query } = useLocation()
  const recorded = useRecordedRoute(languagesOf(own.way ?? 'ja')[0] ?? 'ja') ?? []
  const [said, setSaid] = useState<Said | null>(null)
  const saidRef = useRef<HTMLOutputElement>(null)
  const state = said?.state
  useEffect(() => {
    // The button that was pressed is gone: the focus comes to where it can be undone.
    if (state) saidRef.current?.focus()
  }, [state, said])
  const kept = (path: string) => (query['from'] === 'check' ? fromCheck(path) : path)
  const perform = (name: string, deed: (book: NonNullable<typeof notebook.value>) => Promise<Said>) => {
    const book = notebook.value
    if (!book) return
    deed(book).then(setSaid, (error: unknown) => {
      console.error('a stretch could not be removed or brought back', error)
      setSaid({ state: 'failed', name })
    })
  }
  return (
    <>
      <output ref={saidRef} class="my-said my-row" tabIndex={-1}>
        {said && (
          <>
            <p>{t(`my-story:route.${said.state}`, { name: said.name })}</p>
            {said.state === 'removed' && (
              <Button onPress={() => perform(said.name, (book) => book.undo(said.removed).then(() => ({ state: 'restored', name: said.name })))}>{t('my-story:route.undo')}</Button>
            )}
          </>
        )}
      </output>
      {own.stretches.length === 0 ? (
        <>
          <p class="support">{t('my-story:route.none')}</p>
          {recorded.length > 0 && (
            <p class="actions">
              <Button onPress={() => perform(t('my-story:field.route'), (book) => writeStretches(book, recorded).then(() => ({ state: 'taken', name: '' })))}>{t('my-story:route.take')}</Button>
            </p>
          )}
        </>
      ) : (
        <ol class="my-list">
          {own.body.route.map((stretch, at) => {
            const id = own.stretches[at] ?? ''
            const name = stretchName(stretch)
            return (
              <li key={id} class="my-row">
                <div>
                  <b id={`name-${id}`}>{name}</b>
                  <p class="support">{stretchLine(stretch)}</p>
                </div>
                <p>
                  <Link href={kept(stretchPath(id))} about={t('my-story:about', { label: name })}>
                    {t('my-story:change')}
                  </Link>
                  <Button
                    kind="quiet"
                    describedBy={`name-${id}`}
                    onPress={() => perform(name, (book) => book.remove(myStory.type, id).then((removed) => ({ state: 'removed', name, removed })))}
                  >
                    {t('my-story:route.remove')}
                  </Button>
                </p>
              </li>
            )
          })}
        </ol>
      )}
      {own.stretches.length < mostStretches && (
        <p class="actions">
          <Button onPress={() => route(kept(stretchPath(newStretch())))}>{t('my-story:route.add')}</Button>
        </p>
      )}
    </>
  )
}
