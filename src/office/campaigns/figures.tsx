import { useEffect, useState } from 'preact/hooks'
import type { OfficeCampaign } from '../../api/office-campaigns.ts'
import { type Figures, figuresSchema } from '../../api/office-responses.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Figure } from '../../domain/figures.ts'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { codeName } from '../../ui/question/code-lists.ts'
import { date, number } from '../../ui/text/format.ts'
import { language, local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Table } from '../controls/Table.tsx'

/** The figures as they are or would be published, and the press that does it, once, after the close. */
export function PublishFigures({ campaign: { id, state } }: { campaign: OfficeCampaign }) {
  const [figures, setFigures] = useState<Figures | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const path = `/api/office/campaigns/${encodeURIComponent(id)}/figures`
  useEffect(() => {
    void ask('GET', path, figuresSchema).then((answer) => (answer.ok ? setFigures(answer.value) : setFailure(answer)))
  }, [path])
  const publish = async () => {
    setAsking(false)
    setFailure(null)
    if (busy || figures === null) return
    setBusy(true)
    const answer = await ask('POST', path, figuresSchema, { rev: figures.rev })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    setFigures(answer.value)
    setDone(true)
  }
  const mayPublish = figures !== null && !figures.published && state === 'closed'
  return (
    <section class="office-block" aria-labelledby="figures-title">
      <h2 id="figures-title">{t('office-responses:figures.title')}</h2>
      <p>{t('office-responses:figures.lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={t('office-responses:figures.done')} />}</output>
      {figures === null && failure === null && <Skeleton lines={5} />}
      {figures && (
        <>
          <Standing figures={figures} closed={state === 'closed'} />
          <p>{t('office-responses:figures.answered', { count: number(figures.figures.answered) })}</p>
          {figures.figures.figures.length === 0 && <p>{t('office-responses:figures.none')}</p>}
          {figures.figures.figures.map((figure) => (
            <OneFigure key={figure.item} figure={figure} definition={figures.definition} />
          ))}
        </>
      )}
      {mayPublish && (
        <p class="office-actions">
          <Button busy={busy} onPress={() => setAsking(true)}>
            {t('office-responses:figures.publish')}
          </Button>
        </p>
      )}
      <Dialog
        open={asking}
        title={t('office-responses:figures.askTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('office-responses:figures.cancel')}</Button>
            <Button kind="primary" onPress={() => void publish()}>
              {t('office-responses:figures.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('office-responses:figures.askText')}</p>
      </Dialog>
    </section>
  )
}

function Standing({ figures: { published, figures, graceUntil }, closed }: { figures: Figures; closed: boolean }) {
  const [now] = useState(() => Date.now())
  if (published) return <p>{t('office-responses:figures.published', { date: date(figures.publishedAt) })}</p>
  if (!closed) return <p>{t('office-responses:figures.notYet')}</p>
  return Date.parse(graceUntil) > now ? <Notice kind="warning" title={t('office-responses:figures.grace', { date: date(graceUntil) })} /> : null
}

function OneFigure({ figure, definition }: { figure: Figure; definition: Definition }) {
  const item = itemsOf(definition).find(({ id }) => id === figure.item)
  return (
    <Table
      caption={t('office-responses:figures.caption', { label: item ? local(item.label) : figure.item, base: number(figure.base) })}
      rows={rowsOf(figure, item)}
      keyOf={({ code }) => code}
      columns={[
        { id: 'answer', label: t('office-responses:figures.answer'), header: true, cell: ({ code }) => answerName(item, code) },
        {
          id: 'people',
          label: t('office-responses:figures.people'),
          kind: 'number',
          cell: ({ count }) => (count === null ? t('office-responses:figures.fewer') : t('office-responses:figures.about', { count: number(count) })),
        },
      ]}
    />
  )
}

/** Answers in the order they were offered; those of a long list, the most given first. */
function rowsOf({ counts }: Figure, item: Item | undefined): { code: string; count: number | null }[] {
  const rows = Object.entries(counts).map(([code, count]) => ({ code, count }))
  if (item === undefined || !('options' in item)) return item?.type === 'scale' ? rows : rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
  const place = (code: string) => item.options.findIndex((option) => option.code === code)
  return rows.toSorted((a, b) => place(a.code) - place(b.code))
}

function answerName(item: Item | undefined, code: string): string {
  if (item === undefined) return code
  if ('options' in item) {
    const label = item.options.find((option) => option.code === code)?.label
    return label ? local(label) : code
  }
  switch (item.type) {
    case 'country': case 'prefecture': case 'jobType': return codeName(item.type, code, language.value)
    case 'researchField': return researchFieldName(code, language.value)
    default: return code
  }
}
