import { useEffect, useRef, useState } from 'preact/hooks'
import { type Language, languages } from '../../domain/language.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { FieldFrame } from '../../ui/controls/FieldFrame.tsx'
import { language, t } from '../../ui/text/text.ts'
import { type PreviewMessage, previewPath, previewReadySchema } from './preview/message.ts'
import { Radios } from '../controls/Radios.tsx'

interface Props {
  definition: Definition
  /** The id of the page that is open at the desk; the preview turns to it. */
  page: string | undefined
}

const rest = 150
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date())

/** How the questionnaire looks on a phone, as the app itself shows it: in a frame with a language and a day of its own. */
export function PreviewPane({ definition, page }: Props) {
  const frameRef = useRef<HTMLIFrameElement>(null)
  const [own, setOwn] = useState<Language>(language.peek())
  const [referenceDate, setReferenceDate] = useState(today)
  const [ready, setReady] = useState(0)
  const shownPageRef = useRef<string | undefined>(undefined)
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== frameRef.current?.contentWindow || event.origin !== location.origin) return
      if (!previewReadySchema.safeParse(event.data).success) return
      shownPageRef.current = undefined
      setReady((times) => times + 1)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])
  useEffect(() => {
    if (ready === 0) return undefined
    const timer = setTimeout(() => {
      // It turns where the desk goes, not back at each key: whoever walks through it is left alone.
      const turn = shownPageRef.current === page ? null : (page ?? null)
      shownPageRef.current = page
      const message: PreviewMessage = { definition, page: turn, language: own, referenceDate }
      frameRef.current?.contentWindow?.postMessage(message, location.origin)
    }, rest)
    return () => clearTimeout(timer)
  }, [definition, page, own, referenceDate, ready])
  return (
    <aside class="preview" aria-label={t('office-questionnaires:preview.label')}>
      <div class="preview-settings">
        <Radios
          id="preview-language"
          label={t('office-questionnaires:preview.language')}
          class="preview-languages"
          choices={languages.map((code) => ({ code, label: t(code === 'ja' ? 'office-questionnaires:japanese' : 'office-questionnaires:english') }))}
          chosen={own}
          onChange={setOwn}
        />
        <FieldFrame words={{ id: 'preview-date', label: t('office-questionnaires:preview.date') }}>
          <input
            id="preview-date"
            class="input"
            type="date"
            required
            value={referenceDate}
            onChange={(event) => {
              if (event.currentTarget.value !== '') setReferenceDate(event.currentTarget.value)
            }}
          />
        </FieldFrame>
      </div>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, with the app's own parts: a sandbox that lets it load them is none */}
      <iframe ref={frameRef} class="preview-frame" src={previewPath} title={t('office-questionnaires:preview.frame')} />
      <p class="office-quiet">{t('office-questionnaires:preview.memory')}</p>
    </aside>
  )
}
