import { useEffect, useState } from 'preact/hooks'
import type { OfficeStory } from '../../api/office-stories.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { consentUses, consentWays, type StoryConsent, storyConsentSchema } from '../../domain/story/consent.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Choices } from '../../ui/controls/Choices.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { nothingChosen } from '../../ui/controls/selection.ts'
import { TextField } from '../../ui/controls/TextField.tsx'
import { lately } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { codeOptions, unchosen } from './words.ts'

interface ConsentFormProps {
  consent: OfficeStory['consent']
  busy: boolean
  onPut: (consent: StoryConsent) => void
}

/** To what the person agreed: how, on which day and what for. Recorded apart from the words, by whoever records it. */
export function ConsentForm({ consent, busy, onPut }: ConsentFormProps) {
  const [how, setHow] = useState<string>(consent?.how ?? '')
  const [on, setOn] = useState(consent?.on ?? '')
  const [uses, setUses] = useState<readonly string[]>(consent?.uses ?? [])
  const [tried, setTried] = useState(false)
  const recorded = consent?.recorded.at
  useEffect(() => {
    setHow(consent?.how ?? '')
    setOn(consent?.on ?? '')
    setUses(consent?.uses ?? [])
    setTried(false)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when another one was recorded
  }, [recorded])
  const parsed = storyConsentSchema.safeParse({ how, on, uses })
  const isFuture = on > dateInJapan(Date.now())
  const wrong = (field: string) => tried && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field)
  const record = () => {
    setTried(true)
    if (parsed.success && !isFuture) onPut(parsed.data)
  }
  return (
    <section class="story-form" aria-labelledby="tell-consent">
      <h2 id="tell-consent">{t('office-stories:part.consent')}</h2>
      <p>{t('office-stories:consent.lead')}</p>
      {consent && <p class="office-quiet">{t('office-stories:consent.recorded', { by: consent.recorded.by, at: lately(Date.parse(consent.recorded.at)) })}</p>}
      <div class="office-pair">
        <div>
          <Select
            id="tell-consent-how"
            label={t('office-stories:consent.how')}
            error={wrong('how') ? t('office-stories:consent.noHow') : undefined}
            options={[unchosen(), ...codeOptions(consentWays, (code) => t(`office-stories:consent.ways.${code as (typeof consentWays)[number]}`))]}
            value={how}
            onChange={setHow}
          />
        </div>
        <div>
          <TextField
            id="tell-consent-on"
            type="date"
            width="medium"
            label={t('office-stories:consent.on')}
            error={isFuture ? t('office-stories:consent.future') : wrong('on') ? t('office-stories:consent.noDay') : undefined}
            shown={on}
            onInput={setOn}
          />
        </div>
      </div>
      <Choices
        id="tell-consent-uses"
        kind="many"
        label={t('office-stories:consent.uses')}
        error={wrong('uses') ? t('office-stories:consent.noUse') : undefined}
        choices={consentUses.map((code) => ({ code, label: t(`office-stories:consent.use.${code}`) }))}
        selection={{ ...nothingChosen, chosen: uses }}
        onChange={({ chosen }) => setUses(chosen)}
      />
      <p class="office-actions">
        <Button busy={busy} onPress={record}>
          {t('office-stories:consent.record')}
        </Button>
      </p>
    </section>
  )
}
