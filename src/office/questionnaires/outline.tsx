import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorIcon } from '../../ui/icons/icons.tsx'
import { AddIcon } from '../../ui/icons/list-icons.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Place, samePlace } from './problem-words.ts'

export interface OutlineProps {
  definition: Definition
  open: Place
  /** The places with something to mend. */
  wrong: readonly Place[]
  onOpen: (place: Place) => void
  onAddItem: (page: number) => void
  onAddPage: () => void
  /** Alt with an arrow: moves what is open up or down. */
  onMove: (place: Place, by: -1 | 1) => void
}

const idOf = (place: Place): string => ['outline', ...Object.values(place)].join('-')

/** Everything in the questionnaire in its order: pages, and their questions. */
export function Outline({ definition, open, wrong, onOpen, onAddItem, onAddPage, onMove }: OutlineProps) {
  const movedRef = useRef(false)
  useLayoutEffect(() => {
    if (!movedRef.current) return
    movedRef.current = false
    document.getElementById(idOf(open))?.focus()
  })
  const isWrong = (place: Place) => wrong.some((each) => samePlace(each, place))
  const entry = (place: Place) => ({
    place,
    open: samePlace(place, open),
    wrong: isWrong(place),
    onOpen,
    onMove: (by: -1 | 1) => {
      movedRef.current = true
      onMove(place, by)
    },
  })
  return (
    <nav class="outline" aria-label={t('office-questionnaires:outline.label')}>
      <Entry {...entry({ at: 'whole' })} name="" words={t('office-questionnaires:whole.title')} />
      <p class="office-quiet">{t('office-questionnaires:outline.keys')}</p>
      <ol class="outline-pages">
        {definition.pages.map((page, at) => {
          const section = definition.sections.find(({ id }) => id === page.section)
          return (
            // Two pages may have the same id while one is writing.
            <li key={at}>
              <Entry {...entry({ at: 'page', page: at })} name={t('office-questionnaires:pageNumber', { number: at + 1 })} words={section ? local(section.title) : ''} />
              <ol class="outline-items">
                {page.items.map((item, index) => (
                  <li key={index}>
                    <Entry {...entry({ at: 'item', page: at, item: index })} name={item.id} words={local(item.label) || t('office-questionnaires:unworded')} more={marksOf(item)} />
                  </li>
                ))}
              </ol>
              <Button kind="quiet" icon={AddIcon} onPress={() => onAddItem(at)}>
                {t('office-questionnaires:outline.addItem', { number: at + 1 })}
              </Button>
            </li>
          )
        })}
      </ol>
      <Button icon={AddIcon} onPress={onAddPage}>
        {t('office-questionnaires:page.addPage')}
      </Button>
    </nav>
  )
}

function marksOf(item: Item): string {
  const marks = [t(`office-questionnaires:type.${item.type}`), ...(item.showIf ? [t('office-questionnaires:outline.conditional')] : [])]
  return marks.join(t('office-questionnaires:outline.between'))
}

interface EntryProps {
  place: Place
  name: string
  words: string
  more?: string
  open: boolean
  wrong: boolean
  onOpen: (place: Place) => void
  onMove: (by: -1 | 1) => void
}

const Entry = ({ place, name, words, more, open, wrong, onOpen, onMove }: EntryProps) => (
  <button
    type="button"
    id={idOf(place)}
    class={`outline-entry outline-${place.at}`}
    aria-current={open ? 'true' : undefined}
    aria-keyshortcuts={place.at === 'whole' ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
    onClick={() => onOpen(place)}
    onKeyDown={(event) => {
      const by = event.altKey ? (event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null) : null
      if (by === null || place.at === 'whole') return
      event.preventDefault()
      onMove(by)
    }}
  >
    <span class="outline-words">
      {name && <span class="outline-name">{name}</span>} {words}
    </span>
    {more && <span class="outline-more">{more}</span>}
    {wrong && (
      <span class="outline-wrong">
        <ErrorIcon />
        <span class="said">{t('office-questionnaires:outline.wrong')}</span>
      </span>
    )}
  </button>
)
