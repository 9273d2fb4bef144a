import type { officeFields } from '../../domain/notebook.ts'
import type { ProfileValues } from '../../domain/profile/fields.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { language, t } from '../../ui/text/text.ts'

type OfficeField = (typeof officeFields)[number]
const order: readonly OfficeField[] = ['jgradId', 'university', 'studentNo', 'entryYear', 'expectedCompletion', 'email']

const wordsOf = (field: OfficeField, profile: ProfileValues): string => {
  const value = profile[field]
  if (field === 'entryYear' && typeof value === 'number') return t('profile:office.entryYearText', { year: value })
  if (field === 'expectedCompletion' && typeof value === 'string') return formatYearMonth(value, language.value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What the office keeps: shown, never changed here, with the way to have it corrected. */
export function OfficeFacts({ profile }: { profile: ProfileValues }) {
  const facts = order.map((field) => ({ field, words: wordsOf(field, profile) })).filter(({ words }) => words !== '')
  const address = t('profile:office.address')
  return (
    <section class="part" aria-labelledby="part-office">
      <div class="part-head">
        <h2 id="part-office">{t('profile:office.title')}</h2>
        <Tag>{t('profile:office.locked')}</Tag>
      </div>
      {facts.length === 0 ? (
        <p class="support">{t('profile:office.none')}</p>
      ) : (
        <dl class="values">
          {facts.map(({ field, words }) => (
            <div key={field} class="value">
              <dt>{t(`profile:office.${field}`)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="support">
        {t('profile:office.correct')}{' '}
        <a class="link" href={`mailto:${address}`}>
          {address}
        </a>
      </p>
    </section>
  )
}
