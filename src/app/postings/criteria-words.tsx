import './criteria-words.css'
import type { describeCriteria } from '../../ui/search/describe-criteria.ts'

/** What a search asks for, a line for each criterion. */
export const CriteriaWords = ({ lines }: { lines: ReturnType<typeof describeCriteria> }) =>
  lines.length === 0 ? null : (
    <dl class="search-words">
      {lines.map(({ criterion, name, words }) => (
        <div key={criterion}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
