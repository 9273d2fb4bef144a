import './timeline.css'
import type { Stretch } from '../../domain/story/story.ts'
import { countryWords } from '../text/format.ts'
import { local, t } from '../text/text.ts'
import { yearsOf } from './words.ts'

/** The route from the course to today, in the order it was told. Japan goes without saying. */
export const Timeline = ({ route }: { route: readonly Stretch[] }) => (
  <ol class="timeline">
    {route.map((stretch, at) => (
      <li key={at} class={`stretch stretch-${stretch.kind}`}>
        <p class="stretch-years">
          <span>{yearsOf(stretch)}</span>
          <span class="stretch-kind">{kindOf(stretch)}</span>
        </p>
        <p class="stretch-what">{local(stretch.what)}</p>
        <p class="stretch-where">{[local(stretch.where), ...(stretch.country === 'JP' ? [] : [countryWords(stretch.country)])].join(t('story:between'))}</p>
      </li>
    ))}
  </ol>
)

function kindOf({ kind, sector }: Stretch): string {
  const word = t(`story:kind.${kind}`)
  return sector === null ? word : t('story:kindIn', { kind: word, sector: t(`story:sector.${sector}`) })
}
