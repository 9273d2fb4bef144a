import { useLocation } from 'preact-iso/router'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type OfficeQuestionnaire, officeQuestionnaireSchema, workingCopySchema } from '../../api/office-questionnaires.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, EditIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { putAway, takeUp, unstored } from './desk.ts'
import { Editor } from './editor.tsx'
import { apiPath, listPath, versionPath } from './paths.ts'
import type { Writing } from './writing.ts'

/** One questionnaire: the working copy on the desk, or the versions there are, from which the next one is begun. */
export function Questionnaire({ id }: { id: string }) {
  const [known, setKnown] = useState<OfficeQuestionnaire | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [published, setPublished] = useState<number | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const { route } = useLocation()
  const load = useCallback(async () => {
    const answer = await ask('GET', apiPath(id), officeQuestionnaireSchema)
    if (!answer.ok) return setFailure(answer)
    setKnown(answer.value)
    setWriting(answer.value.working ? takeUp(answer.value.working) : (unstored(id) ?? null))
  }, [id])
  useEffect(() => void load(), [load])
  useEffect(() => () => void writing?.flush(), [writing])
  const next = async (from: Definition) => {
    if (busy) return
    setBusy(true)
    setPublished(null)
    const begun = await ask('POST', apiPath(), workingCopySchema, { origin: 'version', definition: from })
    setBusy(false)
    // Somebody else has begun it meanwhile: then it is theirs that is opened.
    if (begun.ok || begun.problem?.code === 'questionnaire-taken') await load()
    else setFailure(begun)
  }
  if (known && writing) {
    return (
      <Editor
        known={known}
        writing={writing}
        onPublished={(version) => {
          putAway(id)
          setWriting(null)
          setPublished(version)
          void load()
        }}
        onGone={() => {
          putAway(id)
          setWriting(null)
          if (known.versions.length === 0) route(listPath, true)
          else void load()
        }}
        onReplaced={() => {
          putAway(id)
          setWriting(null)
          void load()
        }}
      />
    )
  }
  return <Versions id={id} known={known} published={published} failure={failure} busy={busy} onNext={(from) => void next(from)} />
}

interface VersionsProps {
  id: string
  known: OfficeQuestionnaire | null
  published: number | null
  failure: Asked<unknown> | null
  busy: boolean
  onNext: (from: Definition) => void
}

function Versions({ id, known, published, failure, busy, onNext }: VersionsProps) {
  const [newest] = known?.versions ?? []
  const title = newest ? local(newest.title) : id
  usePage(title)
  return (
    <>
      <Link href={listPath} icon={BackIcon}>
        {t('office-questionnaires:back')}
      </Link>
      <PageTitle>{title}</PageTitle>
      <output>{published !== null && <Notice kind="success" title={t('office-questionnaires:done.published', { version: published })} />}</output>
      <Failure of={failure} />
      {known === null && failure === null && <Skeleton lines={6} />}
      {newest && (
        <>
          <p>{t('office-questionnaires:versionsLead')}</p>
          <ul class="plain-list">
            {known?.versions.map(({ version }) => (
              <li key={version}>
                <Link href={versionPath(id, version)}>{t('office-questionnaires:version', { version })}</Link>
              </li>
            ))}
          </ul>
          <p class="office-actions">
            <Button kind="primary" icon={EditIcon} busy={busy} onPress={() => onNext(newest)}>
              {t('office-questionnaires:next', { version: newest.version + 1 })}
            </Button>
          </p>
        </>
      )}
    </>
  )
}
