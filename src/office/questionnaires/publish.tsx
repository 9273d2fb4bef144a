import { useState } from 'preact/hooks'
import { definitionProblemsSchema, type OfficeQuestionnaire, publishedSchema } from '../../api/office-questionnaires.ts'
import { finished } from '../../domain/questionnaire/sketch.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Changes } from './changes.tsx'
import { apiPath } from './paths.ts'
import type { Found } from './office-check.ts'
import { type FoundProblem, problemWords } from './problem-words.ts'
import type { Writing } from './writing.ts'

interface Props {
  known: OfficeQuestionnaire
  writing: Writing
  /** Null: not looked at yet. */
  found: Found | null
  onPublished: (version: number) => void
}

/** Makes the next version of what is on the desk, after a question; with problems it says why not. */
export function Publish({ known, writing, found, onPublished }: Props) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Asked<unknown> | null>(null)
  const [refused, setRefused] = useState<readonly FoundProblem[]>([])
  const { id, version } = writing.definition.value
  const [newest] = known.versions
  const isReady = found?.problems.length === 0
  const publish = async () => {
    if (busy) return
    setBusy(true)
    setRefused([])
    // What is published is what stands on screen: all of it is stored first.
    const stored = await writing.flush()
    const done = stored ? await ask('POST', `${apiPath(id)}/publish`, publishedSchema, { rev: writing.rev() }) : null
    setBusy(false)
    if (done?.ok) {
      setOpen(false)
      return onPublished(done.value.version)
    }
    setAnswer(done ?? { ok: false, problem: null })
    const said = definitionProblemsSchema.safeParse(done?.problem ? done.body : null)
    if (said.success) setRefused(said.data.problems)
  }
  const close = () => setOpen(false)
  return (
    <>
      <Button
        kind="primary"
        onPress={() => {
          setAnswer(null)
          setRefused([])
          setOpen(true)
        }}
      >
        {t('office-questionnaires:publish.open')}
      </Button>
      <Dialog
        open={open}
        title={t(isReady ? 'office-questionnaires:publish.title' : 'office-questionnaires:publish.notYet', { version })}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t(isReady ? 'office-questionnaires:cancel' : 'office-questionnaires:publish.backToIt')}</Button>
            {isReady && (
              <Button kind="primary" busy={busy} onPress={() => void publish()}>
                {t('office-questionnaires:publish.do')}
              </Button>
            )}
          </>
        }
      >
        {isReady ? (
          <p>{t(known.versions.length === 0 ? 'office-questionnaires:publish.firstText' : 'office-questionnaires:publish.text', { version })}</p>
        ) : (
          <p>{found === null ? t('office-questionnaires:publish.checking') : t('office-questionnaires:publish.problems', { count: found.problems.length })}</p>
        )}
        {isReady && found.remarks.length > 0 && (
          <Notice kind="warning" level={3} title={t('office-questionnaires:publish.remarks', { count: found.remarks.length })} />
        )}
        {isReady && open && newest && (
          <>
            <h3 class="change-title">{t('office-questionnaires:change.title', { version: newest.version })}</h3>
            <Changes before={newest} after={finished(writing.definition.value)} versions={known.versions} />
          </>
        )}
        <Failure of={answer} />
        {refused.length > 0 && (
          <ul class="problem-list">
            {refused.map((problem, index) => (
              <li key={index}>
                <code>{problem.where}</code> <span>{problemWords(problem)}</span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  )
}
