import { includeClosed } from '../../domain/codes/conditions.ts'
import * as table from '../../domain/codes/research-fields.ts'
import { asksNothing, type Criteria } from '../../domain/search/criteria.ts'
import { isCut } from '../../domain/search/jrecin.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { describeCriteria } from '../../ui/search/describe-criteria.ts'
import { t } from '../../ui/text/text.ts'
import { CriteriaWords } from './criteria-words.tsx'

/** So many entries of a criterion are named; a record may hold a thousand. */
const mostNamed = 30

/** What a search finds, in words, and what of it does not reach JREC-IN as it is. */
export function Meaning({ criteria }: { criteria: Criteria }) {
  const lead = asksNothing(criteria)
    ? 'criteria:meaningEverything'
    : criteria.periods.includes(includeClosed) ? 'criteria:meaningClosed' : 'criteria:meaningAll'
  return (
    <section class="search-meaning" aria-labelledby="meaning">
      <h2 id="meaning">{t('criteria:meaning')}</h2>
      <p>{t(lead)}</p>
      <CriteriaWords lines={describeCriteria(criteria, table, mostNamed)} />
      {isCut(criteria) && <Notice kind="warning" title={t('criteria:cut')} />}
    </section>
  )
}
