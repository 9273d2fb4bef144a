import type { UniversityFigures } from '../../api/university.ts'
import { Chart } from '../../ui/statistics/chart.tsx'
import type { NamedBar } from '../../ui/statistics/layout.ts'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { cellName, peopleWords } from './words.ts'

type Registrants = UniversityFigures['registered']

/** How many are registered, and how they are divided: each division in bars with their numbers. */
export function Registered({ registered: { size, year, tables } }: { registered: Registrants }) {
  if (size === null) return <p>{t('office-coordinator:registeredFew')}</p>
  return (
    <>
      <p class="coordinator-size">{t('office-coordinator:registeredSize', { people: number(size) })}</p>
      <div class="coordinator-tables">
        {tables.map(({ id, cells }) => (
          <section key={id} class="coordinator-table" aria-labelledby={`registered-${id}`}>
            <h3 id={`registered-${id}`}>{t(`office-coordinator:table.${id}`)}</h3>
            <Chart id={`bars-${id}`} label={t(`office-coordinator:table.${id}`)} bars={barsOf({ id, cells }, year, size)} full={100} />
            {id === 'address' && <p class="office-quiet">{t('office-coordinator:addressHelp')}</p>}
          </section>
        ))}
      </div>
    </>
  )
}

/** Whose year of entry is not known is worth a line only where they are many. */
const barsOf = ({ id, cells }: Registrants['tables'][number], year: number, size: number): NamedBar[] =>
  cells
    .filter(({ code, count }) => code !== 'unknown' || count !== null)
    .map(({ code, count }) => ({
      code,
      name: cellName(id, code, year),
      words: peopleWords(count),
      share: count === null ? null : Math.min(100, (count / size) * 100),
    }))
