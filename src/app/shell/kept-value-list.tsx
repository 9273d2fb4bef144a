import './kept-values.css'
import { useId, useState } from 'preact/hooks'
import type { Kept, Settled } from '../../device/device.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { WarningIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { date, time } from '../../ui/text/format.ts'
import { isRefusedAt, kept, refused, settledHere } from './kept.ts'
import { RefusedValue } from './refused-value.tsx'
import { reopen, settle } from './settle.ts'

export interface KeptValuesProps {
  type: string
  record: string
  /** The fields that are shown here; `''`: the record itself, which somebody removed without having seen a change. */
  fields: readonly string[]
  /** A value of one of the fields in words; empty when it says nothing. */
  describe: (value: unknown, field: string) => string
  /** Says which of several fields it is about. */
  labelOf?: (field: string) => string | undefined
}

type Did = 'failed' | 'late' | null

/** Every kept value of these fields, every one that was just settled with the way back, and every one that was refused. */
export function KeptValueList({ type, record, fields, describe, labelOf }: KeptValuesProps) {
  const [did, setDid] = useState<Did>(null)
  const here = ({ entry: { about } }: Kept) => about.type === type && about.record === record && fields.includes(about.field)
  const attempt = (work: Promise<boolean>) => {
    work.then(
      (done) => setDid(done ? null : 'late'),
      (error: unknown) => {
        console.error('the conflict could not be settled', error)
        setDid('failed')
      },
    )
  }
  return (
    <div class="kept-values">
      {kept.value.filter(here).map((each) => (
        <KeptValue
          key={each.entry.id}
          kept={each}
          describe={describe}
          label={labelOf?.(each.entry.about.field)}
          onSettle={(choice) => attempt(settle(each, choice).then(() => true))}
        />
      ))}
      {settledHere.value.filter((settled) => here(settled.kept)).map((settled) => (
        <Undo key={settled.kept.entry.id} settled={settled} onUndo={() => attempt(reopen(settled))} />
      ))}
      {refused.value.filter((each) => isRefusedAt(each, type, record, fields)).map((each) => (
        <RefusedValue
          key={each.id}
          refusal={each}
          describe={describe}
          label={each.change.kind === 'set' ? labelOf?.(each.change.field) : undefined}
          onFailed={() => setDid('failed')}
        />
      ))}
      <p role="alert">{did && t(did === 'failed' ? 'conflicts:failed' : 'conflicts:late')}</p>
    </div>
  )
}

interface KeptValueProps {
  kept: Kept
  describe: KeptValuesProps['describe']
  label: string | undefined
  onSettle: (choice: Settled['choice']) => void
}

function KeptValue({ kept: { entry, current, ours, standing }, describe, label, onSettle }: KeptValueProps) {
  const id = useId()
  const { field } = entry.about
  const words = (value: unknown) => describe(value, field) || t('conflicts:empty')
  const about = label ? <span class="said">{t('conflicts:about', { label })}</span> : null
  const lost = { at: entry.loser.at, ours }
  if (field === '') {
    return (
      <section class="kept-value" aria-labelledby={id}>
        <Title id={id} label={label} />
        <p>{when('removed', lost)}</p>
        <p class="kept-actions">
          <Button onPress={() => onSettle('dismiss')}>
            {t('conflicts:keepRecord')}
            {about}
          </Button>
          <Button onPress={() => onSettle('take')}>
            {t('conflicts:removeRecord')}
            {about}
          </Button>
        </p>
      </section>
    )
  }
  return (
    <section class="kept-value" aria-labelledby={id}>
      <Title id={id} label={label} />
      <div class="kept-pair">
        <div class="kept-side">
          <p class="kept-which">{t('conflicts:now')}</p>
          <p class="kept-words">{words(current.value)}</p>
          {standing && <p class="support">{when('written', standing)}</p>}
          <Button onPress={() => onSettle('dismiss')}>
            {t('conflicts:dismiss')}
            {about}
          </Button>
        </div>
        <div class="kept-side">
          <p class="kept-which">{t('conflicts:kept')}</p>
          <p class="kept-words">{words(entry.loser.value)}</p>
          <p class="support">{when('written', lost)}</p>
          <Button onPress={() => onSettle('take')}>
            {t('conflicts:take')}
            {about}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** No heading: it stands below a question on one page and below a heading on another. */
const Title = ({ id, label }: { id: string; label: string | undefined }) => (
  <p class="kept-title" id={id}>
    <WarningIcon />
    <span>{label ? t('conflicts:titleOf', { label }) : t('conflicts:title')}</span>
  </p>
)

/** When something was written, and on which device as far as that is known. */
function when(what: 'written' | 'removed', { at, ours }: { at: number; ours: boolean | null }): string {
  const moment = { date: date(at), time: time(at) }
  if (ours === null) return t(`conflicts:${what}.somewhere`, moment)
  return t(ours ? `conflicts:${what}.here` : `conflicts:${what}.elsewhere`, moment)
}

/** What was just settled, with the focus on the way back: the button that was pressed is gone. */
function Undo({ settled: { kept: { entry }, choice }, onUndo }: { settled: Settled; onUndo: () => void }) {
  const record = entry.about.field === ''
  const said = record ? (choice === 'take' ? 'recordRemoved' : 'recordKept') : choice === 'take' ? 'taken' : 'dismissed'
  return (
    <div class="kept-undo" tabIndex={-1} ref={takeFocus}>
      <output>{t(`conflicts:did.${said}`)}</output>
      <Button kind="quiet" onPress={onUndo}>
        {t('conflicts:undo')}
      </Button>
    </div>
  )
}

/** From the button that was pressed, or from nowhere; a person who went on elsewhere is not called back. */
function takeFocus(line: HTMLElement | null) {
  const at = document.activeElement
  if (line && (at === null || at === document.body || line.closest('.kept-values')?.contains(at))) line.focus({ preventScroll: true })
}
