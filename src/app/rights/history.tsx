import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { type HistoryLine, historyPageSchema } from '../../api/rights.ts'
import type { Json } from '../../domain/json.ts'
import type { CareerKind } from '../../domain/profile/career.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, BackToData, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'
import { inSittings } from './history-lines.ts'
import { fieldName, recordName, recordWords, valueWords } from './value-words.ts'

const path = '/api/rights/history'
type Kinds = ReadonlyMap<string, CareerKind>

/** What changed in the record, when, and from where: the newest first, some at a time. */
export function History() {
  usePage(t('rights:go.history'))
  const loaded = useAsked(path, historyPageSchema)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const kinds = useLoaded('careers', ['notebook'], async (_, book) => {
    const careers = book ? await book.list('career') : new Map<string, never>()
    return new Map([...careers].map(([id, fields]) => [id, fields.get('kind')?.value === 'study' ? 'study' : 'job'] as const))
  })
  const more = async (lines: HistoryLine[], next: string) => {
    const asked = await askOwn({ method: 'GET', path: `${path}?before=${encodeURIComponent(next)}`, answer: historyPageSchema })
    setMissed(asked.ok ? null : asked)
    if (asked.ok) loaded.put({ lines: [...lines, ...asked.value.lines], next: asked.value.next })
  }
  return (
    <>
      <PageTitle>{t('rights:go.history')}</PageTitle>
      <p>{t('rights:history.lead')}</p>
      <WhenLoaded loaded={loaded}>
        {({ lines, next }) => (
          <>
            {lines.length === 0 && <p>{t('rights:history.none')}</p>}
            <Days lines={inSittings(lines)} kinds={kinds ?? new Map()} />
            {missed && <NotNowNotice why={missed} />}
            {next !== null && (
              <p class="actions">
                <Button onPress={() => void more(lines, next)}>{t('rights:history.more')}</Button>
              </p>
            )}
          </>
        )}
      </WhenLoaded>
      <BackToData />
    </>
  )
}

function Days({ lines, kinds }: { lines: readonly HistoryLine[]; kinds: Kinds }) {
  const days = Map.groupBy(lines, ({ at }) => date(at))
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} class="history-day">
          <h2>{day}</h2>
          <ul class="right-list">
            {ofDay.map((line) => (
              <Line key={line.id} line={line} kinds={kinds} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const labelSchema = z.object({ browser: z.optional(z.string()), system: z.optional(z.string()) })

/** What is known of another device, e.g. `Chrome / Android`; null: nothing. */
function deviceName(label: string | null): string | null {
  if (label === null) return null
  const { browser, system } = labelSchema.parse(JSON.parse(label))
  return [browser, system].filter(Boolean).join(' / ') || null
}

function whence({ by, label }: HistoryLine): string {
  const name = by === 'elsewhere' ? deviceName(label) : null
  return name === null ? t(`rights:history.${by}`) : t('rights:history.elsewhereNamed', { label: name })
}

const kindIn = (value: Json): CareerKind | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'study' ? 'study' : undefined

function Line({ line, kinds }: { line: HistoryLine; kinds: Kinds }) {
  const { type, record, field, before, after, at } = line
  const kind = kinds.get(record) ?? kindIn(before) ?? kindIn(after) ?? 'job'
  const what = recordName(type, kind)
  const title =
    field === ''
      ? t(after === null ? 'rights:history.removedRecord' : 'rights:history.returnedRecord', { what })
      : type === 'profile'
        ? fieldName(type, field, kind)
        : t('rights:history.ofRecord', { what, field: fieldName(type, field, kind) })
  return (
    <li>
      <h3>{title}</h3>
      {field === '' ? (
        <Pair rows={recordWords(type, after ?? before, kind).map(({ name, words }) => ({ name, words, now: false }))} />
      ) : (
        <Pair rows={sides(valueWords(type, field, before, kind), valueWords(type, field, after, kind))} />
      )}
      <p class="support">{t('rights:history.when', { time: time(at), by: whence(line) })}</p>
    </li>
  )
}

/** Both sides of a change; where there was nothing on one of them, the other alone. */
function sides(before: string, after: string) {
  const old = { name: t(after === '' ? 'rights:history.cleared' : 'rights:history.from'), words: before, now: false }
  const now = { name: t(before === '' ? 'rights:history.added' : 'rights:history.to'), words: after, now: true }
  return [old, now].filter(({ words }) => words !== '')
}

const Pair = ({ rows }: { rows: readonly { name: string; words: string; now: boolean }[] }) => (
  <dl class="history-pair">
    {rows.map(({ name, words, now }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class={now ? 'history-after' : undefined}>{words}</dd>
      </div>
    ))}
  </dl>
)
