import { supports } from '../../domain/profile/fields.ts'
import { mostFields, type StoryBody } from '../../domain/story/draft.ts'
import { sectors } from '../../domain/story/story.ts'
import { researchFieldOptions } from '../../ui/codes/research-field-options.ts'
import { Choices } from '../../ui/controls/Choices.tsx'
import { CodeList } from '../../ui/controls/CodeList.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { nothingChosen } from '../../ui/controls/selection.ts'
import { language, t } from '../../ui/text/text.ts'
import { CountryField, WordsPair, YearField } from './fields.tsx'
import { codeOptions, unchosen } from './words.ts'

export interface PartProps {
  body: StoryBody
  onChange: (next: StoryBody) => void
  wrong: readonly string[]
}

/** Who they are, in their own words. */
export function PersonForm({ body, onChange, wrong }: PartProps) {
  const pair = (part: 'name' | 'title' | 'lead' | 'today', rows?: number) => (
    <WordsPair
      path={part}
      part={part}
      value={body[part]}
      wrong={wrong}
      onChange={(words) => onChange({ ...body, [part]: words })}
      {...(rows === undefined ? {} : { rows })}
      {...(part === 'name' ? { support: t('office-stories:hint.name') } : {})}
    />
  )
  return (
    <section class="story-form" aria-labelledby="tell-person">
      <h2 id="tell-person">{t('office-stories:part.person')}</h2>
      {pair('name')}
      {pair('title')}
      {pair('today')}
      {pair('lead', 3)}
    </section>
  )
}

/** By what readers find the story. */
export const FindingForm = ({ body, onChange, wrong }: PartProps) => (
  <section class="story-form" aria-labelledby="tell-finding">
    <h2 id="tell-finding">{t('office-stories:part.finding')}</h2>
    <div class="office-pair">
      <div>
        <Select
          id="tell-sector"
          label={t('office-stories:field.sector')}
          options={[unchosen(), ...codeOptions(sectors, (code) => t(`story:sector.${code as (typeof sectors)[number]}`))]}
          value={body.sector ?? ''}
          onChange={(code) => onChange({ ...body, sector: sectors.find((each) => each === code) ?? null })}
        />
      </div>
      <div>
        <CountryField path="country" label={t('office-stories:field.country')} value={body.country} onChange={(country) => onChange({ ...body, country })} />
      </div>
    </div>
    <div class="office-pair">
      <div>
        <CodeList
          id="tell-fields"
          label={t('office-stories:field.fields')}
          support={t('office-stories:hint.fields', { count: mostFields })}
          options={researchFieldOptions('small', language.value)}
          codes={body.fields}
          onChange={(fields) => onChange({ ...body, fields: [...fields] })}
          max={mostFields}
          goneName={(code) => code}
        />
      </div>
      <div>
        <YearField
          path="doctorateIn"
          label={t('office-stories:field.doctorateIn')}
          support={t('office-stories:hint.doctorateIn')}
          value={body.doctorateIn}
          wrong={wrong}
          onChange={(doctorateIn) => onChange({ ...body, doctorateIn })}
        />
      </div>
    </div>
    <Choices
      id="tell-support"
      kind="many"
      label={t('office-stories:field.support')}
      required={false}
      choices={supports.map((code) => ({ code, label: t(`story:support.${code}`), exclusive: code === 'none' }))}
      selection={{ ...nothingChosen, chosen: body.support }}
      onChange={({ chosen }) => onChange({ ...body, support: supports.filter((code) => chosen.includes(code)) })}
    />
  </section>
)
