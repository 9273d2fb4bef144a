import { useLocation } from 'preact-iso/router'
import { supports } from '../../../domain/profile/fields.ts'
import { languagesOf, type OwnDraft, writtenWays } from '../../../domain/story/own-draft.ts'
import { t } from '../../../ui/text/text.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { mistakeText } from './field-words.ts'
import { ChoiceField, Country, type InRecord, Sector, Words, Year } from './fields.tsx'
import { ResearchFields } from './research-fields.tsx'
import { RoutePart } from './route.tsx'
import { StepFrame } from './step-frame.tsx'
import { inputId, pathBeside, type Step, stepOf } from './steps.ts'

/** One page of writing a story. */
export function StepPage({ step, draft, own }: { step: Step; draft: RecordDraft; own: OwnDraft }) {
  const { query } = useLocation()
  const from = query['from']
  const named = own.way === 'both'
  const mistakes = own.wrong
    .filter((path) => stepOf(path) === step && !path.startsWith('route.'))
    .map((path) => ({ id: inputId(path), text: mistakeText(path, named) }))
  return (
    <StepFrame
      key={step}
      title={t(`my-story:step.${step}.title`)}
      lead={t(`my-story:step.${step}.lead`)}
      draft={draft}
      back={pathBeside(step, -1, from)}
      next={pathBeside(step, 1, from)}
      mistakes={mistakes}
    >
      {(errorAt) => <Fields step={step} draft={draft} own={own} errorAt={errorAt} />}
    </StepFrame>
  )
}

function Fields({ step, own, ...record }: InRecord & { step: Step; own: OwnDraft }) {
  const written = languagesOf(own.way ?? 'ja')
  switch (step) {
    case 'language':
      return (
        <ChoiceField {...record} field="written" kind="one" choices={writtenWays.map((code) => ({ code, label: t(`my-story:written.${code}`) }))} />
      )
    case 'name':
      return <Words {...record} field="name" written={written} />
    case 'course':
      return (
        <>
          <Year {...record} field="doctorateIn" support={t('my-story:hint.doctorateIn')} />
          <ResearchFields {...record} />
        </>
      )
    case 'funding':
      return (
        <ChoiceField
          {...record}
          field="support"
          kind="many"
          required={false}
          choices={supports.map((code) => ({ code, label: t(`story:support.${code}`), exclusive: code === 'none' }))}
        />
      )
    case 'route':
      return <RoutePart own={own} />
    case 'today':
      return (
        <>
          <Words {...record} field="today" written={written} rows={3} />
          <Sector {...record} field="sector" />
          <Country {...record} field="country" />
        </>
      )
    case 'text':
      return <Words {...record} field="text" written={written} rows={14} />
    case 'otherwise':
      return <Words {...record} field="otherwise" written={written} rows={6} />
    default:
      return (
        <>
          <Words {...record} field="title" written={written} required={false} />
          <Words {...record} field="lead" written={written} required={false} rows={3} />
        </>
      )
  }
}
