import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { OfficeQuestionnaire } from '../../api/office-questionnaires.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { useWide } from '../../ui/layout/use-wide.ts'
import { local, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.ts'
import { EditorMore } from './editor-more.tsx'
import { ItemForm } from './item-form.tsx'
import { addItem, addPage, duplicateItem, freeName, itemAt, moveItem, movePage, namesIn, newItem, removeItem, removePage } from './operations.ts'
import { Outline } from './outline.tsx'
import { PageForm } from './page-form.tsx'
import { listPath } from './paths.ts'
import { PreviewPane } from './preview-pane.tsx'
import { ProblemList, ProblemsHere } from './problem-list.tsx'
import { type Place, placeOf, placeWords, samePlace } from './problem-words.ts'
import { Publish } from './publish.tsx'
import { SavingLine, SavingTrouble } from './saving-line.tsx'
import { useProblems } from './use-problems.ts'
import { WholeForm } from './whole-form.tsx'
import type { Writing } from './writing.ts'

export interface EditorProps {
  known: OfficeQuestionnaire
  writing: Writing
  onPublished: (version: number) => void
  /** The working copy is no more. */
  onGone: () => void
  onReplaced: () => void
}

/** The desk: what there is at the left, what is open beside it, and how it will be read at the right. */
export function Editor({ known, writing, onPublished, onGone, onReplaced }: EditorProps) {
  const definition = writing.definition.value
  const title = local(definition.title) || definition.title.ja || definition.id
  usePage(title)
  // Each place that is opened is a page of its own for its fields: `opened` tells them apart, whatever moves meanwhile.
  const [open, setOpen] = useState<{ place: Place; opened: number; field?: string | undefined }>({ place: { at: 'whole' }, opened: 0 })
  const [said, setSaid] = useState('')
  const [previewing, setPreviewing] = useState(false)
  // Where the outline stands above the form it makes way for what was opened.
  const [outlined, setOutlined] = useState(true)
  const wide = useWide(100)
  const { versions } = known
  const judged = useProblems(definition, versions)
  const place = useMemo(() => within(definition, open.place), [definition, open.place])
  const publishedItems = useMemo(() => versions.toReversed().flatMap(itemsOf), [versions])
  const published = useMemo(() => new Map(publishedItems.map((item) => [item.id, item])), [publishedItems])
  const taken = useMemo(() => new Set(publishedItems.map(({ id }) => id)), [publishedItems])
  const headingRef = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (open.opened === 0) return
    const field = open.field === undefined ? null : fieldNear(open.field)
    ;(field ?? headingRef.current)?.focus()
    if (!field) headingRef.current?.scrollIntoView({ block: 'nearest' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each time something is opened, not when what is open moves
  }, [open.opened])

  const goTo = (next: Place, field?: string) => {
    setOutlined(false)
    setPreviewing(false)
    setOpen(({ opened }) => ({ place: next, opened: opened + 1, field }))
  }
  const stayAt = (next: Place) => setOpen((before) => ({ ...before, place: next }))
  const change = (next: Definition, what?: string) => {
    setSaid('')
    writing.change(next, what)
  }
  const addItemTo = (page: number) => {
    const item = newItem('single', freeName('q', new Set([...taken, ...namesIn(definition)])))
    const spot = { page, item: definition.pages[page]?.items.length ?? 0 }
    change(addItem(definition, spot, item))
    goTo({ at: 'item', ...spot }, 'item-label-ja')
  }
  const addPageBehind = (page: number) => {
    change(addPage(definition, page))
    goTo({ at: 'page', page: page + 1 })
  }
  const move = (from: Place, by: -1 | 1) => {
    if (from.at === 'page') {
      const to = { at: 'page' as const, page: from.page + by }
      if (!definition.pages[to.page]) return
      change(movePage(definition, from.page, by))
      stayAt(to)
      setSaid(t('office-questionnaires:said.pageMoved', { number: to.page + 1 }))
    } else if (from.at === 'item') {
      const moved = moveItem(definition, from, by)
      if (!moved) return
      change(moved.definition)
      stayAt({ at: 'item', ...moved.spot })
      setSaid(t('office-questionnaires:said.moved', { page: moved.spot.page + 1, number: moved.spot.item + 1 }))
    }
  }
  const remove = () => {
    if (place.at === 'whole') return
    const words = placeWords(definition, place)
    change(place.at === 'item' ? removeItem(definition, place) : removePage(definition, place.page))
    goTo(place.at === 'item' ? { at: 'page', page: place.page } : { at: 'whole' })
    setSaid(t('office-questionnaires:said.removed', { words }))
  }
  const item = place.at === 'item' ? itemAt(definition, place) : undefined
  const found = judged?.problems ?? []
  const places = found.map((problem) => placeOf(definition, problem).place)
  const here = found.filter((_, index) => samePlace(places[index] ?? { at: 'whole' }, place))
  const pageOpen = place.at === 'whole' ? undefined : definition.pages[place.page]?.id
  const form =
    place.at === 'whole' ? (
      <WholeForm definition={definition} taken={taken} onChange={change} />
    ) : item && place.at === 'item' ? (
      <ItemForm
        definition={definition}
        spot={place}
        item={item}
        published={published.get(item.id)?.type === item.type ? published.get(item.id) : undefined}
        taken={taken}
        onChange={change}
        onMove={(by) => move(place, by)}
        onDuplicate={() => {
          change(duplicateItem(definition, place, new Set([...taken, ...namesIn(definition)])))
          goTo({ at: 'item', page: place.page, item: place.item + 1 })
        }}
        onRemove={remove}
      />
    ) : (
      <PageForm
        definition={definition}
        page={place.page}
        onChange={change}
        onMove={(by) => move(place, by)}
        onRemove={remove}
        onAddItem={() => addItemTo(place.page)}
        onAddPage={() => addPageBehind(place.page)}
      />
    )
  return (
    <>
      <Link href={listPath} icon={BackIcon}>
        {t('office-questionnaires:back')}
      </Link>
      <PageTitle>{title}</PageTitle>
      <p class="office-quiet">{t('office-questionnaires:draftLead', { id: definition.id, version: definition.version })}</p>
      <div class="desk-bar">
        <SavingLine writing={writing} />
        <Button kind="quiet" busy={!writing.canUndo.value} onPress={() => writing.undo()}>
          {t('office-questionnaires:undo')}
        </Button>
        <div class="desk-outline-switch">
          <Button kind="quiet" onPress={() => setOutlined(!outlined)}>
            {t(outlined ? 'office-questionnaires:outline.close' : 'office-questionnaires:outline.open')}
          </Button>
        </div>
        {!wide && (
          <Button
            onPress={() => {
              setPreviewing(!previewing)
              setOutlined(false)
            }}
          >
            {t(previewing ? 'office-questionnaires:preview.close' : 'office-questionnaires:preview.open')}
          </Button>
        )}
        <Publish known={known} writing={writing} found={judged} onPublished={onPublished} />
      </div>
      <output class="desk-said">{said}</output>
      <SavingTrouble writing={writing} onDiscard={onGone} />
      <ProblemList definition={definition} found={judged} onGo={goTo} />
      <div class={`desk${wide ? ' desk-wide' : ''}${outlined ? '' : ' desk-outline-closed'}`}>
        <Outline
          definition={definition}
          open={place}
          wrong={places}
          onOpen={goTo}
          onAddItem={addItemTo}
          onAddPage={() => addPageBehind(definition.pages.length - 1)}
          onMove={move}
        />
        {(wide || !previewing) && (
          <section class="desk-form" aria-labelledby="desk-place" key={open.opened}>
            <h2 class="desk-place" id="desk-place" tabIndex={-1} ref={headingRef}>
              {placeWords(definition, place)}
            </h2>
            {form}
            <ProblemsHere definition={definition} problems={here} onGo={goTo} />
            {place.at === 'whole' && <EditorMore known={known} writing={writing} onGone={onGone} onReplaced={onReplaced} />}
          </section>
        )}
        {(wide || previewing) && <PreviewPane definition={definition} page={pageOpen} />}
      </div>
    </>
  )
}

/** The place as long as there is one: what was open may be gone, by an undo or somebody else's version. */
function within(definition: Definition, place: Place): Place {
  if (place.at === 'whole') return place
  const page = definition.pages[place.page]
  if (!page) return { at: 'whole' }
  return place.at === 'item' && !page.items[place.item] ? { at: 'page', page: place.page } : place
}

/** The field of this id, or the first one that belongs to the same part. */
function fieldNear(id: string): HTMLElement | null {
  const exact = document.getElementById(id)
  if (exact) return exact
  const part = id.split('-').slice(0, 2).join('-')
  return document.querySelector<HTMLElement>(`.desk-form [id^="${CSS.escape(part)}"]:is(input, textarea, select, button)`)
}
