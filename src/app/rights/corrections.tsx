import { useState } from 'preact/hooks'
import { type Correction, correctionsSchema } from '../../api/rights.ts'
import { correctableFields } from '../../domain/account/correction.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, BackToData, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'
import { factName, factWords } from './fact-words.ts'
import { takeSent } from './sent.ts'

const kinds = { asked: 'info', done: 'success', refused: 'warning', 'taken-back': 'plain' } as const

/** What only the office can change, as it stands, and what I asked to have corrected. */
export function Corrections() {
  usePage(t('rights:go.corrections'))
  const loaded = useAsked('/api/rights/corrections', correctionsSchema)
  const [said, setSaid] = useState<'sent' | 'takenBack' | null>(() => (takeSent() ? 'sent' : null))
  const [missed, setMissed] = useState<NotNow | null>(null)
  const takeBack = async (id: string) => {
    const asked = await askOwn({ method: 'DELETE', path: `/api/rights/corrections/${id}`, answer: null })
    setMissed(asked.ok ? null : asked)
    setSaid(asked.ok ? 'takenBack' : null)
    if (asked.ok || asked.why === 'refused') loaded.again()
  }
  return (
    <>
      <PageTitle>{t('rights:go.corrections')}</PageTitle>
      <p>{t('rights:corrections.lead')}</p>
      <output>{said && t(`rights:corrections.${said}`)}</output>
      {missed && <NotNowNotice why={missed} />}
      <WhenLoaded loaded={loaded}>
        {({ corrections, current }) => (
          <>
            <ul class="right-list">
              {correctableFields.map((field) => (
                <li key={field}>
                  <div class="right-head">
                    <h2 class="right-label">{factName(field)}</h2>
                    {corrections.some((each) => each.field === field && each.state === 'asked') ? (
                      <span class="support">{t('rights:corrections.waiting')}</span>
                    ) : (
                      <Link kind="quiet" href={`/me/data/corrections/${field}`} about={t('rights:corrections.about', { field: factName(field) })}>
                        {t('rights:corrections.ask')}
                      </Link>
                    )}
                  </div>
                  <p class="right-words">{factWords(field, current[field]) || t('rights:nothing')}</p>
                </li>
              ))}
            </ul>
            <section class="history-day">
              <h2>{t('rights:corrections.own')}</h2>
              {corrections.length === 0 && <p class="support">{t('rights:corrections.none')}</p>}
              <ul class="right-list">
                {corrections.map((each) => (
                  <Asked key={each.id} correction={each} onTakeBack={() => void takeBack(each.id)} />
                ))}
              </ul>
            </section>
          </>
        )}
      </WhenLoaded>
      <BackToData />
    </>
  )
}

function Asked({ correction, onTakeBack }: { correction: Correction; onTakeBack: () => void }) {
  const { field, value, state, askedAt, words } = correction
  const wish = t('rights:corrections.wish', { field: factName(field), value: factWords(field, value) })
  return (
    <li>
      <p class="right-words">{wish}</p>
      <p>
        <Tag kind={kinds[state]}>{t(`rights:corrections.state.${state}`)}</Tag>
      </p>
      <p class="support">{t('rights:corrections.asked', { date: date(askedAt) })}</p>
      {words && <p class="right-value">{t('rights:corrections.words', { words })}</p>}
      {state === 'asked' && (
        <p>
          <Button kind="quiet" onPress={onTakeBack}>
            {t('rights:corrections.takeBack')}
            <span class="said">{t('rights:corrections.about', { field: factName(field) })}</span>
          </Button>
        </p>
      )}
    </li>
  )
}
