import './row.css'
import { useLocation } from 'preact-iso/router'
import * as table from '../../../domain/codes/research-fields.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { PostingsIcon } from '../../../ui/icons/icons.tsx'
import { fieldName } from '../../../ui/search/code-words.ts'
import { number } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { forgetPlace } from '../market/place-in-list.ts'
import { marketPath } from '../paths.ts'
import { searchFor } from '../present-search.ts'
import { useCount, useSuggestion, wantSuggestions } from './suggestion.ts'

const put = (wanted: boolean) => {
  wantSuggestions(wanted).catch((error: unknown) => console.error('whether suggestions are wanted could not be stored', error))
}

/**
 * The postings that fit the person's own record, how many there are and what they follow from. Nothing where the record
 * tells too little. `place`: where suggestions can be asked for again once they are switched off.
 */
export function ForYouRow({ place = false }: { place?: boolean }) {
  const { route } = useLocation()
  const suggestion = useSuggestion()
  const count = useCount(suggestion === 'off' ? null : suggestion ?? null)
  if (suggestion === 'off') {
    return place ? (
      <p>
        <Button kind="quiet" onPress={() => put(true)}>
          {t('for-you:show')}
        </Button>
      </p>
    ) : null
  }
  if (!suggestion || count === null || count === 0) return null
  const { criteria, by, field } = suggestion
  const name = fieldName(field.small ?? field.large, table)
  return (
    <section class="for-you" aria-labelledby="for-you-title">
      <h2 id="for-you-title">{t('for-you:title', { count, shown: number(count) })}</h2>
      <p class="support">{by === null ? t('for-you:why.field', { field: name }) : t(`for-you:why.${by}`, { field: name })}</p>
      <p class="support">{t('for-you:here')}</p>
      <p class="for-you-actions">
        <Button
          icon={PostingsIcon}
          onPress={() => {
            forgetPlace()
            searchFor({ criteria, from: null })
            route(marketPath)
          }}
        >
          {t('for-you:see')}
        </Button>
        <Button kind="quiet" onPress={() => put(false)}>
          {t('for-you:hide')}
        </Button>
      </p>
    </section>
  )
}
