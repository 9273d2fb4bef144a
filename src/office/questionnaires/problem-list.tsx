import type { Definition } from '../../domain/questionnaire/definition.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import type { ReadFile } from './definition-file.ts'
import type { Found } from './office-check.ts'
import { type FoundProblem, type Place, placeOf, placeWords, problemWords } from './problem-words.ts'

const most = 100

interface Props {
  definition: Definition
  onGo: (place: Place, field?: string) => void
}
interface ListProps extends Props {
  /** Null: not looked at yet. */
  found: Found | null
}

function titleOf(found: Found | null): string {
  if (found === null) return t('office-questionnaires:check.looking')
  const { problems, remarks } = found
  if (problems.length > 0) return t('office-questionnaires:problems', { count: problems.length })
  return remarks.length === 0 ? t('office-questionnaires:check.fine') : t('office-questionnaires:check.fineBut', { count: remarks.length })
}

/** All that stands between this questionnaire and its publishing, each with the way there; then what nobody could tell. */
export function ProblemList({ definition, found, onGo }: ListProps) {
  const { problems = [], remarks = [] } = found ?? {}
  return (
    // It keeps its room when all is mended: nothing below it jumps while one is typing.
    <Fold title={titleOf(found)}>
      {problems.length === 0 && <p>{t('office-questionnaires:check.text')}</p>}
      <Ways definition={definition} to={problems} onGo={onGo} />
      {remarks.length > 0 && <p>{t('office-questionnaires:check.remarks')}</p>}
      <Ways definition={definition} to={remarks} onGo={onGo} />
    </Fold>
  )
}

const Ways = ({ definition, to, onGo }: Props & { to: readonly FoundProblem[] }) => to.length > 0 && (
  <ul class="problem-list">
    {to.slice(0, most).map((problem, index) => {
      const { place, field } = placeOf(definition, problem)
      return (
        // A problem has no name, and the same may be found twice.
        <li key={index}>
          <button type="button" class="link problem-link" onClick={() => onGo(place, field)}>
            {placeWords(definition, place)}
          </button>
          <span>{problemWords(problem)}</span>
        </li>
      )
    })}
  </ul>
)

/** What is to be mended at the place that is open. */
export function ProblemsHere({ problems, definition, onGo }: Props & { problems: readonly FoundProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Notice kind="warning" level={3} title={t('office-questionnaires:problemsHere', { count: problems.length })}>
      <ul class="problem-list">
        {problems.slice(0, most).map((problem, index) => {
          const { place, field } = placeOf(definition, problem)
          return (
            <li key={index}>
              {field === undefined ? (
                problemWords(problem)
              ) : (
                <button type="button" class="link problem-link" onClick={() => onGo(place, field)}>
                  {problemWords(problem)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** What became of a file that was chosen. A region that is always there. */
export const FileProblems = ({ of }: { of: ReadFile | null }) => (
  <div role="alert">
    {of && !of.ok && (
      <Notice kind="error" title={t(`office-questionnaires:file.${of.reason}`)}>
        <ul class="problem-list">
          {of.problems.map((problem, index) => (
            <li key={index}>
              {problem.where && <code>{problem.where}</code>}
              <span>{problemWords(problem)}</span>
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
