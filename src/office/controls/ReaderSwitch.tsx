import { type Language, languages } from '../../domain/language.ts'
import { t } from '../../ui/text/text.ts'

/** Chooses for which reader mails are shown: the language they have chosen. */
export const ReaderSwitch = ({ reader, onChange }: { reader: Language; onChange: (reader: Language) => void }) => (
  <fieldset class="mails-readers">
    <legend class="said">{t('office-mails:templates.reader')}</legend>
    {languages.map((each) => (
      <button key={each} type="button" class="mails-reader" aria-pressed={each === reader} onClick={() => onChange(each)}>
        {t(`office-mails:templates.for.${each}`)}
      </button>
    ))}
  </fieldset>
)
