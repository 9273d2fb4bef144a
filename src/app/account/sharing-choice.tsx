import '../../ui/styles/choices.css'
import { t } from '../../ui/text/text.ts'
import { sharing } from './wishes.ts'

/** Lets the person say that others use this computer too, and says what that means. */
export const SharingChoice = () => (
  <div class="field">
    <label class="choice" htmlFor="sharing">
      <input
        id="sharing"
        class="choice-box"
        type="checkbox"
        checked={sharing.value}
        aria-describedby="sharing-support"
        onChange={(event) => {
          sharing.value = event.currentTarget.checked
        }}
      />
      <span class="choice-words">{t('account:sharing.label')}</span>
    </label>
    <p class="support" id="sharing-support">
      {t('account:sharing.support')}
    </p>
  </div>
)
