import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { emptyStretch, hasSector, mostStretches, type StoryBody, type StretchDraft } from '../../domain/story/draft.ts'
import { sectors, stretchKinds } from '../../domain/story/story.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { t } from '../../ui/text/text.ts'
import { CountryField, WordsPair, YearField } from './fields.tsx'
import type { PartProps } from './telling-form.tsx'
import { codeOptions, unchosen } from './words.ts'

/** The route from the course to today, a stretch at a time, in the order it is told. */
export function RouteForm({ body, onChange, wrong }: PartProps) {
  const [said, setSaid] = useState('')
  const nextRef = useRef<readonly string[]>([])
  const { route } = body
  // After a stretch moved, came or went the focus goes along with it.
  useLayoutEffect(() => {
    const wished = nextRef.current.map((id) => document.getElementById(id)).find((found) => found && found.getAttribute('aria-disabled') !== 'true')
    nextRef.current = []
    wished?.focus()
  }, [route])
  const put = (next: StoryBody['route'], words: string, ...focus: string[]) => {
    nextRef.current = focus
    setSaid(words)
    onChange({ ...body, route: next })
  }
  const move = (from: number, by: -1 | 1) => {
    const to = from + by
    const [one, other] = [route[from], route[to]]
    if (!one || !other) return
    const next = route.with(from, other).with(to, one)
    const [same, opposite] = by < 0 ? ['up', 'down'] : ['down', 'up']
    put(next, t('office-stories:stretch.moved', { number: String(to + 1) }), `tell-route-${to}-${same}`, `tell-route-${to}-${opposite}`)
  }
  const remove = (at: number) =>
    put(
      route.filter((_, place) => place !== at),
      t('office-stories:stretch.removed', { number: String(at + 1) }),
      `tell-route-${Math.min(at, route.length - 2)}-kind`,
      'tell-route',
    )
  return (
    <section class="story-form" aria-labelledby="tell-route-title">
      <h2 id="tell-route-title">{t('office-stories:part.route')}</h2>
      <p>{t('office-stories:hint.route')}</p>
      <ol class="story-stretches">
        {route.map((stretch, at) => (
          // A stretch is known by its place alone: nothing else of it stays.
          <li key={at}>
            <StretchForm
              at={at}
              last={route.length - 1}
              stretch={stretch}
              wrong={wrong}
              onChange={(next) => onChange({ ...body, route: route.with(at, next) })}
              onMove={(by) => move(at, by)}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      <p class="office-actions">
        <Button
          id="tell-route"
          busy={route.length >= mostStretches}
          onPress={() => put([...route, emptyStretch], t('office-stories:stretch.added', { number: String(route.length + 1) }), `tell-route-${route.length}-kind`)}
        >
          {t('office-stories:stretch.add')}
        </Button>
      </p>
      <output class="said">{said}</output>
    </section>
  )
}

interface StretchFormProps {
  at: number
  last: number
  stretch: StretchDraft
  wrong: readonly string[]
  onChange: (next: StretchDraft) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function StretchForm({ at, last, stretch, wrong, onChange, onMove, onRemove }: StretchFormProps) {
  const path = `route.${at}`
  const number = String(at + 1)
  const { kind, from, to, sector, country, what, where } = stretch
  const about = <span class="said">{t('office-stories:stretch.about', { number })}</span>
  const isBackwards = from !== null && to !== null && to < from
  return (
    <fieldset class="office-block">
      <legend class="story-stretch-number">{t('office-stories:stretch.title', { number })}</legend>
      <div class="story-stretch-codes">
        <Select
          id={`tell-route-${at}-kind`}
          label={t('office-stories:stretch.kind')}
          options={codeOptions(stretchKinds, (code) => t(`story:kind.${code as (typeof stretchKinds)[number]}`))}
          value={kind}
          onChange={(code) => onChange({ ...stretch, kind: stretchKinds.find((each) => each === code) ?? kind })}
        />
        <YearField path={`${path}.from`} label={t('office-stories:stretch.from')} value={from} wrong={wrong} onChange={(year) => onChange({ ...stretch, from: year })} />
        <YearField
          path={`${path}.to`}
          label={t('office-stories:stretch.to')}
          support={isBackwards ? t('office-stories:stretch.backwards') : t('office-stories:stretch.untilNow')}
          value={to}
          wrong={wrong}
          onChange={(year) => onChange({ ...stretch, to: year })}
        />
        {hasSector(kind) && (
          <Select
            id={`tell-route-${at}-sector`}
            label={t('office-stories:stretch.sector')}
            options={[unchosen(), ...codeOptions(sectors, (code) => t(`story:sector.${code as (typeof sectors)[number]}`))]}
            value={sector ?? ''}
            onChange={(code) => onChange({ ...stretch, sector: sectors.find((each) => each === code) ?? null })}
          />
        )}
        <CountryField path={`${path}.country`} label={t('office-stories:stretch.country')} value={country} onChange={(code) => onChange({ ...stretch, country: code })} />
      </div>
      <WordsPair path={`${path}.what`} part="what" value={what} wrong={wrong} onChange={(words) => onChange({ ...stretch, what: words })} />
      <WordsPair path={`${path}.where`} part="where" value={where} wrong={wrong} onChange={(words) => onChange({ ...stretch, where: words })} />
      <p class="office-actions">
        <Button id={`tell-route-${at}-up`} kind="quiet" busy={at === 0} onPress={() => onMove(-1)}>
          {t('office-stories:stretch.up')} {about}
        </Button>
        <Button id={`tell-route-${at}-down`} kind="quiet" busy={at === last} onPress={() => onMove(1)}>
          {t('office-stories:stretch.down')} {about}
        </Button>
        <Button kind="quiet" onPress={onRemove}>
          {t('office-stories:stretch.remove')} {about}
        </Button>
      </p>
    </fieldset>
  )
}
