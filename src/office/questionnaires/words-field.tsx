import type { Bilingual } from '../../domain/language.ts'
import { languages } from '../../domain/language.ts'
import { describedBy, FieldFrame, type FieldWords } from '../../ui/controls/FieldFrame.tsx'
import { useTypedText } from '../../ui/controls/typed-text.ts'
import { t } from '../../ui/text/text.ts'

interface OneProps extends FieldWords {
  lang: string
  shown: string
  rows: number
  onInput: (text: string) => void
}

function OneLanguage({ lang, shown, rows, onInput, ...words }: OneProps) {
  const typed = useTypedText<HTMLTextAreaElement>(shown, onInput)
  return (
    <FieldFrame words={words}>
      <textarea {...typed.field} id={words.id} lang={lang} class="input input-full words-field" rows={rows} aria-describedby={describedBy(words)} />
    </FieldFrame>
  )
}

export interface WordsFieldsProps {
  /** `item-label` makes `item-label-ja` and `item-label-en`: the ids follow the paths the checker names. */
  id: string
  label: string
  support?: string
  value: Bilingual | undefined
  onChange: (value: Bilingual) => void
  rows?: number
}

/** A text in both languages, side by side. */
export function WordsFields({ id, label, support, value = { ja: '', en: '' }, onChange, rows = 1 }: WordsFieldsProps) {
  return (
    <div class="words-pair">
      {languages.map((language) => (
        <OneLanguage
          key={language}
          id={`${id}-${language}`}
          lang={language}
          label={t(`office-questionnaires:inLanguage.${language}`, { label })}
          support={language === 'ja' ? support : undefined}
          rows={rows}
          shown={value[language]}
          onInput={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
    </div>
  )
}
