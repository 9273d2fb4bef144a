import { useEffect, useState } from 'preact/hooks'
import { importDoneSchema, type ImportKind, importKinds, type ImportPlan, importPlanSchema } from '../../api/office-imports.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { usePage } from '../shell/page.ts'
import { type Content, FileField } from '../controls/FileField.tsx'
import { Plan } from './plan.tsx'
import { Refusal } from './refusal.tsx'
import { Template } from './template.tsx'

type Universities = readonly { id: string; name: { ja: string; en: string } }[]

/** Lists that are taken in: chosen, looked at before anything happens, then done as shown. */
export function Imports() {
  usePage(t('office-imports:title'))
  const [kind, setKind] = useState<ImportKind>('registrations')
  const [university, setUniversity] = useState('')
  const [members, setMembers] = useState<Universities>([])
  const [file, setFile] = useState<Content | null>(null)
  const [missing, setMissing] = useState<'file' | 'university' | null>(null)
  const [plan, setPlan] = useState<ImportPlan | null>(null)
  const [also, setAlso] = useState<ReadonlySet<number>>(new Set())
  const [answer, setAnswer] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState('')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((known) => {
      if (known.ok) setMembers(known.value.universities.map((each) => each.university).filter(({ member }) => member))
      else setAnswer(known)
    })
  }, [])

  /** What was shown belongs to what was chosen then. */
  const forget = () => {
    setPlan(null)
    setAlso(new Set())
    setAnswer(null)
    setMissing(null)
    setDone('')
  }
  const path = `/api/office/imports/${kind}${kind === 'registrations' ? `?university=${encodeURIComponent(university)}` : '?'}`
  const look = async () => {
    forget()
    const content = await file
    const lacking = kind === 'registrations' && university === '' ? 'university' : content === null ? 'file' : null
    setMissing(lacking)
    if (lacking !== null) document.getElementById(lacking === 'file' ? 'import-file' : 'import-university')?.focus()
    if (busy || lacking !== null) return
    setBusy(true)
    const shown = await ask('POST', path, importPlanSchema, content)
    setBusy(false)
    if (shown.ok) setPlan(shown.value)
    else setAnswer(shown)
  }
  const apply = async () => {
    if (busy || plan === null || file === null) return
    setBusy(true)
    const content = await file
    const applied = await ask('POST', `${path}&plan=${plan.token}&also=${[...also].join(',')}`, importDoneSchema, content)
    setBusy(false)
    if (!applied.ok) return setAnswer(applied)
    forget()
    setFile(null)
    const { added, changed } = applied.value
    setDone(t(`office-imports:done.${kind}`, { added: number(added), changed: number(changed) }))
  }
  return (
    <>
      <PageTitle>{t('office-imports:title')}</PageTitle>
      <p>{t('office-imports:lead')}</p>
      <output>{done && <Notice kind="success" title={done} />}</output>
      <form
        class="office-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <Select
          id="import-kind"
          label={t('office-imports:kind')}
          options={importKinds.toReversed().map((value) => ({ value, label: t(`office-imports:kindName.${value}`) }))}
          value={kind}
          onChange={(next) => {
            forget()
            setKind(importKinds.find((each) => each === next) ?? kind)
          }}
        />
        <p class="office-quiet">{t(`office-imports:about.${kind}`)}</p>
        <Template kind={kind} />
        {kind === 'registrations' && (
          <Select
            id="import-university"
            label={t('office-imports:university')}
            required
            error={missing === 'university' ? t('office-imports:universityMissing') : undefined}
            options={[{ value: '', label: t('office-imports:choose') }, ...members.map(({ id, name }) => ({ value: id, label: local(name) }))]}
            value={university}
            onChange={(id) => {
              forget()
              setUniversity(id)
            }}
          />
        )}
        <FileField
          id="import-file"
          label={t('office-imports:file')}
          required
          support={t('office-imports:fileHint')}
          error={missing === 'file' ? t('office-imports:fileMissing') : undefined}
          file={file}
          onChange={(chosen) => {
            forget()
            setFile(chosen)
          }}
        />
        <p class="office-actions">
          <Button type="submit" kind={plan ? 'secondary' : 'primary'} busy={busy}>
            {t('office-imports:look')}
          </Button>
        </p>
      </form>
      <Refusal of={answer} />
      {plan && <Plan plan={plan} also={also} onAlso={setAlso} busy={busy} onApply={() => void apply()} />}
    </>
  )
}
