import '../styles/office-import.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { officeQuestionnaireSchema, officeQuestionnairesSchema, type QuestionnaireSummary, workingCopySchema } from '../../api/office-questionnaires.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { DefinitionFileField } from './definition-file-field.tsx'
import { emptySketch } from './operations.ts'
import { apiPath, listPath, questionnairePath } from './paths.ts'
import { Radios } from '../controls/Radios.tsx'
import { type ChosenFile, readChosenFile } from './read-spreadsheet.ts'
import { FileReport, SpreadsheetHelp } from './spreadsheet.tsx'

const ways = ['nothing', 'copy', 'file'] as const
type Way = (typeof ways)[number]
type Wrong = 'id' | 'source' | 'file'
const isId = (text: string): boolean => /^[a-z][a-zA-Z0-9_]{0,31}$/.test(text)

/** Begins a questionnaire: from nothing, as a copy of a version under another id, or from a file. */
export function Begin() {
  usePage(t('office-questionnaires:begin'))
  const [way, setWay] = useState<Way>('nothing')
  const [id, setId] = useState('')
  const [source, setSource] = useState('')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [known, setKnown] = useState<readonly QuestionnaireSummary[]>([])
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const { route } = useLocation()
  useEffect(() => {
    void ask('GET', apiPath(), officeQuestionnairesSchema).then((answer) => (answer.ok ? setKnown(answer.value.questionnaires) : setFailure(answer)))
  }, [])
  const sources = known.flatMap((each) =>
    each.versions.map(({ version, title }) => ({ value: `${each.id} ${version}`, label: t('office-questionnaires:versionOf', { title: local(title), version }) })),
  )
  const found = (): Wrong[] => [
    ...(isId(id) ? [] : (['id'] as const)),
    ...(way === 'copy' && source === '' ? (['source'] as const) : []),
    ...(way === 'file' && !file?.ok ? (['file'] as const) : []),
  ]
  const content = async (): Promise<Definition | null> => {
    if (way === 'nothing') return emptySketch(id)
    if (way === 'file') return file?.ok ? { ...file.definition, id } : null
    const [from = '', version] = source.split(' ')
    const answer = await ask('GET', apiPath(from), officeQuestionnaireSchema)
    const copied = answer.ok ? answer.value.versions.find((each) => each.version === Number(version)) : undefined
    if (!copied) setFailure(answer)
    return copied ? { ...copied, id } : null
  }
  const begin = async () => {
    if (busy) return
    const missing = found()
    setAttempt(attempt + 1)
    setWrong(missing)
    setFailure(null)
    if (missing.length > 0) return
    setBusy(true)
    const definition = await content()
    const begun = definition && (await ask('POST', apiPath(), workingCopySchema, { origin: way === 'nothing' ? 'new' : way === 'copy' ? 'copy' : 'import', definition }))
    setBusy(false)
    if (begun?.ok) route(questionnairePath(id), true)
    else if (begun) setFailure(begun)
  }
  const error = (which: Wrong) => (wrong.includes(which) ? t(`office-questionnaires:begins.wrong.${which}`) : undefined)
  const fields: Record<Wrong, string> = { id: 'begin-id', source: 'begin-source', file: 'begin-file' }
  return (
    <>
      <Link href={listPath} icon={BackIcon}>
        {t('office-questionnaires:back')}
      </Link>
      <PageTitle>{t('office-questionnaires:begin')}</PageTitle>
      <ErrorSummary errors={wrong.map((which) => ({ id: fields[which], text: error(which) ?? '' }))} attempt={attempt} />
      <form
        class="office-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <Radios
          id="begin-way"
          label={t('office-questionnaires:begins.way')}
          choices={ways.map((code) => ({ code, label: t(`office-questionnaires:begins.ways.${code}`) }))}
          chosen={way}
          onChange={setWay}
        />
        {way === 'copy' && (
          <Select
            id="begin-source"
            label={t('office-questionnaires:begins.source')}
            required
            error={error('source')}
            options={[{ value: '', label: t('office-questionnaires:choose') }, ...sources]}
            value={source}
            onChange={setSource}
          />
        )}
        {way === 'file' && (
          <>
            <DefinitionFileField
              id="begin-file"
              required
              label={t('office-questionnaires:begins.file')}
              support={t('office-questionnaires:begins.fileHint')}
              error={error('file')}
              onFile={(chosen) => {
                setFile(null)
                if (!chosen) return
                void readChosenFile(chosen).then((read) => {
                  setFile(read)
                  if (read.ok && id === '') setId(read.definition.id)
                })
              }}
            />
            <FileReport of={file} />
            <SpreadsheetHelp />
          </>
        )}
        <TextField
          id="begin-id"
          label={t('office-questionnaires:begins.id')}
          support={t('office-questionnaires:begins.idHint')}
          required
          width="medium"
          autoCapitalize="off"
          spellCheck={false}
          error={error('id')}
          shown={id}
          onInput={(typed) => setId(typed.normalize('NFKC').trim())}
        />
        <Failure of={failure} />
        <p class="office-actions">
          <Button type="submit" kind="primary" busy={busy}>
            {t('office-questionnaires:begins.do')}
          </Button>
        </p>
      </form>
    </>
  )
}
