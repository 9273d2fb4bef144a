import '../styles/office-import.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { longestNotice, longestTitle, type NoticeWords, type OfficeNotice, officeNoticeSchema, officeNoticesSchema } from '../../api/office-notices.ts'
import { type Language, languages } from '../../domain/language.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'

const empty: NoticeWords = { title: { ja: '', en: '' }, text: { ja: '', en: '' } }
type Part = keyof NoticeWords
const parts: readonly Part[] = ['title', 'text']

/** One notice, both languages side by side, each with how it will be read. */
export function EditNotice({ id }: { id: string }) {
  const isNew = id === 'new'
  const [known, setKnown] = useState<OfficeNotice | null>(null)
  const [words, setWords] = useState<NoticeWords | null>(isNew ? empty : null)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState<'saved' | 'published' | 'withdrawn' | null>(null)
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null)
  const [busy, setBusy] = useState(false)
  const { route } = useLocation()
  usePage(t(isNew ? 'office-notices:write' : 'office-notices:edit'))
  const take = (notice: OfficeNotice) => {
    setKnown(notice)
    setWords({ title: notice.title, text: notice.text })
  }
  useEffect(() => {
    if (isNew) return
    void ask('GET', '/api/office/notices', officeNoticesSchema).then((answer) => {
      const found = answer.ok ? answer.value.notices.find((each) => each.id === id) : undefined
      if (found) take(found)
      else setFailure(answer)
    })
  }, [id, isNew])
  const put = (part: Part, language: Language, text: string) => {
    setDone(null)
    setWords((before) => before && { ...before, [part]: { ...before[part], [language]: text } })
  }
  const isTooLong = languages.some((language) => (words?.title[language] ?? '').length > longestTitle)
  const missing = (): string[] => parts.flatMap((part) => languages.flatMap((language) => (words?.[part][language].trim() === '' ? [`${part}-${language}`] : [])))
  /** Stores what is written; whatever is done next is done to that. */
  const save = async (): Promise<OfficeNotice | null> => {
    if (busy || !words || isTooLong) return null
    setFailure(null)
    setDone(null)
    setAttempt(attempt + 1)
    const lacking = known?.state === 'published' ? missing() : []
    setWrong(lacking)
    if (lacking.length > 0) return null
    setBusy(true)
    const answer = known
      ? await ask('PUT', `/api/office/notices/${known.id}`, officeNoticeSchema, { rev: known.rev, words })
      : await ask('POST', '/api/office/notices', officeNoticeSchema, words)
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer)
      return null
    }
    take(answer.value)
    return answer.value
  }
  const keep = async () => {
    const stored = await save()
    if (!stored) return
    setDone('saved')
    if (isNew) route(`/office/notices/${encodeURIComponent(stored.id)}`, true)
  }
  const wishToPublish = () => {
    const lacking = missing()
    setAttempt(attempt + 1)
    setWrong(lacking)
    if (lacking.length === 0) setAsking('publish')
  }
  const perform = async (deed: 'publish' | 'withdraw') => {
    setAsking(null)
    const stored = deed === 'publish' ? await save() : known
    if (!stored) return
    setBusy(true)
    const answer = await ask('POST', `/api/office/notices/${stored.id}/${deed}`, officeNoticeSchema, { rev: stored.rev })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    take(answer.value)
    setDone(deed === 'publish' ? 'published' : 'withdrawn')
    if (isNew) route(`/office/notices/${encodeURIComponent(stored.id)}`, true)
  }
  const errorOf = (part: Part, language: Language) =>
    part === 'title' && (words?.title[language] ?? '').length > longestTitle
      ? t('office-notices:tooLong', { count: longestTitle })
      : (wrong.includes(`${part}-${language}`) ? t(part === 'title' ? `office-notices:empty.title.${language}` : `office-notices:empty.text.${language}`) : undefined)
  const errors = parts.flatMap((part) => languages.flatMap((language) => {
    const text = errorOf(part, language)
    return text === undefined ? [] : [{ id: `notice-${part}-${language}`, text }]
  }))
  const state = known?.state ?? 'draft'
  const deed = asking ?? 'publish'
  return (
    <>
      <Link href="/office/notices" icon={BackIcon}>
        {t('office-notices:back')}
      </Link>
      <PageTitle>{t(isNew ? 'office-notices:write' : 'office-notices:edit')}</PageTitle>
      <p>{t(`office-notices:leadFor.${state}`)}</p>
      {words === null && failure === null && <Skeleton lines={8} />}
      <ErrorSummary errors={errors} attempt={attempt} />
      {words && (
        <form
          class="office-form office-wide"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <div class="office-pair">
            {languages.map((language) => (
              <div key={language}>
                <TextField
                  id={`notice-title-${language}`}
                  label={t(`office-notices:field.title.${language}`)}
                  required
                  error={errorOf('title', language)}
                  shown={words.title[language]}
                  onInput={(text) => put('title', language, text)}
                />
                <LongText
                  id={`notice-text-${language}`}
                  label={t(`office-notices:field.text.${language}`)}
                  required
                  error={errorOf('text', language)}
                  shown={words.text[language]}
                  onInput={(text) => put('text', language, text)}
                  maxLength={longestNotice}
                  rows={10}
                />
                <section aria-label={t(`office-notices:preview.${language}`)}>
                  <h2 class="office-quiet">{t(`office-notices:preview.${language}`)}</h2>
                  <div class="notice-preview" lang={language}>
                    <strong>{words.title[language]}</strong>
                    <span>{words.text[language]}</span>
                  </div>
                </section>
              </div>
            ))}
          </div>
          <Failure of={failure} />
          <output>{done && <Notice kind="success" title={t(`office-notices:done.${done}`)} />}</output>
          {state !== 'withdrawn' && (
            <p class="office-actions">
              {state === 'draft' && (
                <Button kind="primary" busy={busy} onPress={wishToPublish}>
                  {t('office-notices:publish')}
                </Button>
              )}
              <Button type="submit" kind={state === 'draft' ? 'secondary' : 'primary'} busy={busy}>
                {t(state === 'draft' ? 'office-notices:save' : 'office-notices:republish')}
              </Button>
              {known && (
                <Button kind="quiet" busy={busy} onPress={() => setAsking('withdraw')}>
                  {t('office-notices:withdraw')}
                </Button>
              )}
            </p>
          )}
        </form>
      )}
      {words === null && <Failure of={failure} />}
      <Dialog
        open={asking !== null}
        title={t(`office-notices:ask.${deed}.title`)}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('office-notices:cancel')}</Button>
            <Button kind="primary" onPress={() => void perform(deed)}>
              {t(`office-notices:ask.${deed}.confirm`)}
            </Button>
          </>
        }
      >
        <p>{t(`office-notices:ask.${deed}.text`)}</p>
      </Dialog>
    </>
  )
}
