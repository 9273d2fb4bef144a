import { useEffect, useState } from 'preact/hooks'
import {
  byHand, type FileKind, fileKinds, type PostingsDone, postingsDoneSchema, type PostingsPlan, postingsPlanSchema, postingsUnreadableSchema,
} from '../../api/office-postings.ts'
import { type PostingSource, postingSourcesSchema } from '../../api/posting-sources.ts'
import { postingColumns } from '../../domain/posting/columns.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Radios } from '../controls/Radios.tsx'
import { type Content, FileField } from '../controls/FileField.tsx'
import { saveText } from '../controls/save-file.ts'
import { usePage } from '../shell/page.ts'
import { Plan } from './plan.tsx'
import { PostingSections } from './sections.tsx'
import { sourceWords, unreadableWords } from './words.ts'

const accepted: Record<FileKind, string> = { csv: '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain', 'json-ld': '.json,.jsonld,.html,.htm,application/json,application/ld+json,text/html' }

/** A file of postings: chosen, looked at before anything happens, then taken in as shown. */
export function PostingsImport() {
  usePage(t('office-postings:section.import'))
  const [kind, setKind] = useState<FileKind>('csv')
  const [source, setSource] = useState(byHand)
  const [whole, setWhole] = useState<'yes' | 'no'>('no')
  const [sources, setSources] = useState<readonly PostingSource[]>([])
  const [file, setFile] = useState<Content | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [plan, setPlan] = useState<PostingsPlan | null>(null)
  const [answer, setAnswer] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState<PostingsDone | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void ask('GET', '/api/office/postings/sources', postingSourcesSchema).then((known) => (known.ok ? setSources(known.value.sources) : setAnswer(known)))
  }, [])
  /** What was shown belongs to what was chosen then. */
  const forget = () => {
    setPlan(null)
    setAnswer(null)
    setMissing(false)
    setDone(null)
  }
  const path = `/api/office/postings/files?${new URLSearchParams({ kind, source, whole })}`
  const look = async () => {
    forget()
    const content = await file
    setMissing(content === null)
    if (content === null) document.getElementById('postings-file')?.focus()
    if (busy || content === null) return
    setBusy(true)
    const shown = await ask('POST', path, postingsPlanSchema, content)
    setBusy(false)
    if (shown.ok) setPlan(shown.value)
    else setAnswer(shown)
  }
  const apply = async () => {
    if (busy || plan === null || file === null) return
    setBusy(true)
    const taken = await ask('POST', `${path}&plan=${plan.token}`, postingsDoneSchema, await file)
    setBusy(false)
    if (!taken.ok) return setAnswer(taken)
    forget()
    setFile(null)
    setDone(taken.value)
  }
  const choose = (change: () => void) => {
    forget()
    change()
  }
  return (
    <>
      <PageTitle>{t('office-postings:section.import')}</PageTitle>
      <PostingSections at="import" />
      <p>{t('office-postings:import.lead')}</p>
      <output>{done && <Notice kind="success" title={t('office-postings:done', figuresOf(done))} />}</output>
      <form
        class="office-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <Radios
          id="postings-kind"
          label={t('office-postings:import.kind')}
          choices={fileKinds.map((code) => ({ code, label: t(`office-postings:import.kindName.${code}`) }))}
          chosen={kind}
          onChange={(next) => choose(() => setKind(next))}
        />
        {kind === 'csv' && (
          <p class="office-actions">
            <Button kind="quiet" icon={DownloadIcon} onPress={() => saveText(t('office-postings:import.templateFile'), writeCsv([templateColumns]))}>
              {t('office-postings:import.template')}
            </Button>
          </p>
        )}
        <Select
          id="postings-of"
          label={t('office-postings:import.source')}
          options={[{ id: byHand, name: null }, ...sources].map((each) => ({ value: each.id, label: sourceWords(each) }))}
          value={source}
          onChange={(next) => choose(() => setSource(next))}
        />
        <Radios
          id="postings-whole"
          label={t('office-postings:import.whole')}
          support={t('office-postings:import.wholeHint')}
          choices={(['no', 'yes'] as const).map((code) => ({ code, label: t(`office-postings:import.wholeName.${code}`) }))}
          chosen={whole}
          onChange={(next) => choose(() => setWhole(next))}
        />
        <FileField
          id="postings-file"
          label={t('office-postings:import.file')}
          required
          support={t('office-postings:import.fileHint')}
          error={isMissing ? t('office-postings:import.fileMissing') : undefined}
          accept={accepted[kind]}
          file={file}
          onChange={(chosen) => choose(() => setFile(chosen))}
        />
        <p class="office-actions">
          <Button type="submit" kind={plan ? 'secondary' : 'primary'} busy={busy}>
            {t('office-postings:import.look')}
          </Button>
        </p>
      </form>
      <Refusal of={answer} />
      {plan && <Plan plan={plan} busy={busy} onApply={() => void apply()} />}
    </>
  )
}

const figuresOf = ({ added, changed, returned, withdrawn }: PostingsDone) => ({ added: number(added), changed: number(changed), returned: number(returned), withdrawn: number(withdrawn) })

/** As a table is read: the columns by what they are called first, those in English after those that most files have. */
const templateColumns: readonly string[] = (['Japanese', 'English'] as const).flatMap((language) =>
  Object.entries(postingColumns).flatMap(([column, [name]]) => (name !== undefined && column.endsWith('English') === (language === 'English') ? [name] : [])),
)

/** Why a file was not taken, and for one that can't be read what to do about it. */
function Refusal({ of }: { of: Asked<unknown> | null }) {
  const refused = of && !of.ok && of.problem !== null ? of : null
  const read = refused?.problem.code === 'postings-unreadable' ? postingsUnreadableSchema.safeParse(refused.body) : null
  if (refused === null || !read?.success) return <Failure of={of} />
  return (
    <div role="alert">
      <Notice kind="error" title={local(refused.problem.message)}>
        <p>{unreadableWords(read.data)}</p>
      </Notice>
    </div>
  )
}
