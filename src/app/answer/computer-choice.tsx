import '../../ui/styles/choices.css'
import { t } from '../../ui/text/text.ts'

/** Lets the person say that others use this computer too, and says what that means. */
export const ComputerChoice = ({ shared, onChange }: { shared: boolean; onChange: (shared: boolean) => void }) => (
  <div class="field">
    <label class="choice" htmlFor="shared">
      <input
        id="shared"
        class="choice-box"
        type="checkbox"
        checked={shared}
        aria-describedby="shared-support"
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="choice-words">{t('answer:shared.label')}</span>
    </label>
    <p class="support" id="shared-support">
      {t('answer:shared.support')}
    </p>
  </div>
)
