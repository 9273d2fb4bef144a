import { useMemo } from 'preact/hooks'
import { type Language, languages } from '../../domain/language.ts'
import { longest } from '../../domain/story/draft.ts'
import { readMarkdown } from '../../domain/story/markdown.ts'
import { LongText } from '../../ui/controls/LongText.tsx'
import { TreeView } from '../../ui/story/tree-view.tsx'
import { t } from '../../ui/text/text.ts'
import { WordsPair } from './fields.tsx'
import type { PartProps } from './telling-form.tsx'
import { useSettled } from './use-settled.ts'
import { fieldId, textLabel } from './words.ts'

/** The text itself in both languages, each with how it will be read. */
export const TextForm = ({ body, onChange, wrong }: PartProps) => (
  <section class="story-form" aria-labelledby="tell-words">
    <h2 id="tell-words">{t('office-stories:part.text')}</h2>
    <p>{t('office-stories:hint.text')}</p>
    <ul class="story-marks">
      {(['heading', 'strong', 'list', 'quote', 'link'] as const).map((each) => (
        <li key={each}>{t(`office-stories:mark.${each}`)}</li>
      ))}
    </ul>
    <div class="office-pair">
      {languages.map((language) => (
        <div key={language}>
          <LongText
            id={fieldId(`text.${language}`)}
            label={textLabel('text', language)}
            error={wrong.includes(`text.${language}`) ? t('office-stories:tooLong', { count: longest.text }) : undefined}
            shown={body.text[language]}
            onInput={(text) => onChange({ ...body, text: { ...body.text, [language]: text } })}
            maxLength={longest.text}
            rows={14}
          />
          <TextPreview language={language} markdown={body.text[language]} />
        </div>
      ))}
    </div>
    <WordsPair path="otherwise" part="otherwise" value={body.otherwise} wrong={wrong} rows={4} onChange={(words) => onChange({ ...body, otherwise: words })} />
  </section>
)

function TextPreview({ language, markdown }: { language: Language; markdown: string }) {
  const settled = useSettled(markdown, 200)
  const tree = useMemo(() => readMarkdown(settled), [settled])
  return (
    <section class="story-text-preview" aria-label={t(`office-stories:preview.${language}`)}>
      <p class="office-quiet">{t(`office-stories:preview.${language}`)}</p>
      <div lang={language}>{tree.length === 0 ? <p class="office-quiet">{t('office-stories:preview.nothing')}</p> : <TreeView tree={tree} />}</div>
    </section>
  )
}
