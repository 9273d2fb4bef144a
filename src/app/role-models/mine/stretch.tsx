import { useLocation } from 'preact-iso/router'
import { myStory } from '../../../api/story-record.ts'
import { hasSector, longest } from '../../../domain/story/draft.ts'
import { languagesOf, type OwnDraft, readStretch, stretchFields, type Values } from '../../../domain/story/own-draft.ts'
import { stretchKinds } from '../../../domain/story/story.ts'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { t } from '../../../ui/text/text.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { useRecordDraft } from '../../shell/use-record-draft.ts'
import { mistakeText } from './field-words.ts'
import { ChoiceField, Country, Sector, Words, Year } from './fields.tsx'
import { StepFrame } from './step-frame.tsx'
import { fromCheck, inputId, stepPath } from './steps.ts'

/** One stretch of the route. Its record begins with the first word typed. */
export function StretchPage({ id, own }: { id: string; own: OwnDraft }) {
  const draft = useRecordDraft({ type: myStory.type, record: id })
  return draft ? <Opened key={id} id={id} own={own} draft={draft} /> : <Skeleton lines={8} />
}

/** What can't be sent as it stands: years that are none or in the wrong order, and what is too long. */
function wrongIn(values: Values, own: OwnDraft): string[] {
  const stretch = readStretch(values, own.way)
  const years = (['from', 'to'] as const).filter((field) => values[field] !== undefined && values[field] !== null && stretch[field] === null)
  const backwards = stretch.from !== null && stretch.to !== null && stretch.to < stretch.from ? ['to'] : []
  const long = (['what', 'where'] as const).flatMap((text) =>
    languagesOf(own.way ?? 'ja').filter((each) => stretch[text][each].length > longest[text]).map((each) => `${text}.${each}`),
  )
  return [...years, ...backwards, ...long]
}

function Opened({ id, own, draft }: { id: string; own: OwnDraft; draft: RecordDraft }) {
  const { query } = useLocation()
  const values: Values = Object.fromEntries(stretchFields.map((field) => [field, draft.shown(field).value]))
  const stretch = readStretch(values, own.way)
  const written = languagesOf(own.way ?? 'ja')
  const list = query['from'] === 'check' ? fromCheck(stepPath('route')) : stepPath('route')
  const mistakes = wrongIn(values, own).map((path) => ({
    id: inputId(path),
    text: path === 'to' && stretch.to !== null ? t('my-story:mistakeAt', { label: t('my-story:field.to'), text: t('my-story:backwards') }) : mistakeText(path, written.length > 1),
  }))
  return (
    <StepFrame title={t('my-story:stretch.title')} draft={draft} back={list} next={list} nextWords={t('my-story:stretch.done')} mistakes={mistakes}>
      {(errorAt) => {
        const record = { draft, record: id, errorAt }
        return (
          <>
            <ChoiceField {...record} field="kind" kind="one" choices={stretchKinds.map((code) => ({ code, label: t(`story:kind.${code}`) }))} />
            <Year {...record} field="from" />
            <Year {...record} field="to" support={t('my-story:hint.to')} />
            <Words {...record} field="what" written={written} support={t(`my-story:hint.what.${stretch.kind}`)} />
            <Words {...record} field="where" written={written} support={t('my-story:hint.where')} />
            {hasSector(stretch.kind) && <Sector {...record} field="sector" />}
            <Country {...record} field="country" />
          </>
        )
      }}
    </StepFrame>
  )
}
