import '../styles/office-import.css'
import { useState } from 'preact/hooks'
import { type OfficeQuestionnaire, workingCopySchema } from '../../api/office-questionnaires.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { RemoveIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { DefinitionFileField } from './definition-file-field.tsx'
import { type ReadFile, readDefinitionFile, saveDefinition } from './definition-file.ts'
import { apiPath } from './paths.ts'
import { FileProblems } from './problem-list.tsx'
import type { Writing } from './writing.ts'

interface Props {
  known: OfficeQuestionnaire
  writing: Writing
  onGone: () => void
  onReplaced: () => void
}

/** What is seldom done: the file of it, another file in its place, and throwing it away. */
export function EditorMore({ known, writing, onGone, onReplaced }: Props) {
  const [file, setFile] = useState<ReadFile | null>(null)
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const { id } = writing.definition.value
  const act = async (deed: 'replace' | 'discard') => {
    setAsking(false)
    setFailure(null)
    // What was typed last is stored first: a conflict comes up here, not after.
    if (!(await writing.flush())) return setFailure({ ok: false, problem: null })
    const rev = writing.rev()
    const done =
      deed === 'discard'
        ? await ask('DELETE', apiPath(id), null, { rev })
        : file?.ok
          ? await ask('PUT', apiPath(id), workingCopySchema, { rev, definition: { ...file.definition, id }, imported: true })
          : null
    if (done === null) return
    if (!done.ok) return setFailure(done)
    if (deed === 'discard') onGone()
    else onReplaced()
  }
  return (
    <Fold title={t('office-questionnaires:more.title')} words={t('office-questionnaires:more.words')}>
      <p class="office-actions">
        <Button icon={DownloadIcon} onPress={() => saveDefinition(writing.definition.value)}>
          {t('office-questionnaires:more.download')}
        </Button>
      </p>
      <DefinitionFileField
        id="more-file"
        label={t('office-questionnaires:more.file')}
        support={t('office-questionnaires:begins.fileHint')}
        onFile={(chosen) => {
          setFile(null)
          if (chosen) void readDefinitionFile(chosen).then(setFile)
        }}
      />
      <FileProblems of={file} />
      {file?.ok && (
        <p class="office-actions">
          <Button onPress={() => void act('replace')}>{t('office-questionnaires:more.replace')}</Button>
        </p>
      )}
      <Failure of={failure} />
      <p class="office-actions">
        <Button kind="quiet" icon={RemoveIcon} onPress={() => setAsking(true)}>
          {t('office-questionnaires:more.discard')}
        </Button>
      </p>
      <Dialog
        open={asking}
        title={t('office-questionnaires:discard.title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('office-questionnaires:cancel')}</Button>
            <Button kind="primary" onPress={() => void act('discard')}>
              {t('office-questionnaires:discard.do')}
            </Button>
          </>
        }
      >
        <p>{t(known.versions.length === 0 ? 'office-questionnaires:discard.all' : 'office-questionnaires:discard.text')}</p>
      </Dialog>
    </Fold>
  )
}
