import { largeFields, researchFieldName } from '../../domain/codes/research-fields.ts'
import { countStories, type StoryFacet, storyFacets, type StoryWish } from '../../domain/story/find.ts'
import { storyStages } from '../../domain/story/stage.ts'
import { sectors, type Story } from '../../domain/story/story.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { countryWords } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { presentYear } from './stories-here.ts'
import { wishFor, wishNothing } from './wish.ts'

function nameOf(facet: StoryFacet, code: string): string {
  switch (facet) {
    case 'field':
      return researchFieldName(code, language.value)
    case 'country':
      return countryWords(code)
    case 'sector': {
      const sector = sectors.find((each) => each === code)
      return sector ? t(`story:sector.${sector}`) : code
    }
    default: {
      const stage = storyStages.find((each) => each === code)
      return stage ? t(`role-models:stage.${stage}`) : code
    }
  }
}

/** The codes of a facet in the order they are offered; countries by how many stories there are, Japan's before. */
const orders: Readonly<Record<StoryFacet, (counts: ReadonlyMap<string, number>) => readonly string[]>> = {
  field: () => largeFields.map(({ code }) => code),
  sector: () => sectors,
  stage: () => storyStages,
  country: (counts) => [...counts].toSorted(([a, many], [b, few]) => Number(b === 'JP') - Number(a === 'JP') || few - many || a.localeCompare(b, 'en')).map(([code]) => code),
}

export interface FilterProps {
  stories: readonly Story[]
  wish: StoryWish
  /** One's own large field, which is offered first. */
  own: string | null
}

/** By what stories are found, each choice with how many it would leave. */
export function Filter({ stories, wish, own }: FilterProps) {
  const counts = countStories(stories, wish, presentYear())
  const chosen = storyFacets.flatMap((facet) => (wish[facet] === null ? [] : [nameOf(facet, wish[facet])]))
  const optionsOf = (facet: StoryFacet) => {
    const order = orders[facet](counts[facet])
    const first = facet === 'field' && own !== null ? [own] : []
    const offered = [...first, ...order.filter((code) => !first.includes(code))].filter((code) => counts[facet].has(code) || wish[facet] === code)
    return [
      { value: '', label: t('role-models:filter.any') },
      ...offered.map((code) => ({
        value: code,
        label: t(first.includes(code) ? 'role-models:filter.own' : 'role-models:filter.option', { name: nameOf(facet, code), count: counts[facet].get(code) ?? 0 }),
      })),
    ]
  }
  return (
    <Fold title={t('role-models:filter.title')} words={chosen.length > 0 ? chosen.join(t('story:between')) : t('role-models:filter.none')} open={chosen.length > 0}>
      <div class="story-filter">
        {storyFacets.map((facet) => (
          <Select
            key={facet}
            id={`story-${facet}`}
            label={t(`role-models:filter.${facet}`)}
            options={optionsOf(facet)}
            value={wish[facet] ?? ''}
            onChange={(code) => wishFor(facet, code === '' ? null : code)}
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <p>
          <Button kind="quiet" onPress={wishNothing}>
            {t('role-models:filter.clear')}
          </Button>
        </p>
      )}
    </Fold>
  )
}
