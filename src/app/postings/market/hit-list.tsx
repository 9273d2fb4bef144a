import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../../ui/text/text.ts'
import { HitRow } from './hit-row.tsx'
import type { Hits } from './hits.ts'
import { forgetPlace, leaveListAt, leftListAt, measuredRow, rowHeight } from './place-in-list.ts'

/** So many rows are there above and below those that are seen, so that a quick finger finds words. */
const beyond = 8
/** So many rows are seen above the one that is read beside the list. */
const rowsBefore = 1

interface HitListProps {
  hits: Hits
  total: number
  /** The day in Japan. */
  today: string
  /** The posting that is read beside it: then the list is no page of its own, and moves in its own frame. */
  reading?: string
}

/**
 * A list of any length of which only what is seen is in the page: rows of one height, each at its place. The row that
 * has the focus stays, wherever the page is scrolled to. A reader is told each row's place and how many there are.
 */
export function HitList({ hits, total, today, reading }: HitListProps) {
  const isBeside = reading !== undefined
  const listRef = useRef<HTMLOListElement>(null)
  const [height, setHeight] = useState(rowHeight)
  const [[from, to], setSeen] = useState<readonly [number, number]>([0, 10])
  const [held, setHeld] = useState<number | null>(() => leftListAt()?.index ?? null)
  void hits.version.value

  useLayoutEffect(() => {
    const list = listRef.current
    if (!list) return undefined
    const measure = () => {
      const found = list.querySelector('.hit')?.getBoundingClientRect().height
      if (found === undefined || found === 0 || found === rowHeight()) return
      measuredRow(found)
      setHeight(found)
    }
    const look = () => {
      const above = -list.getBoundingClientRect().top
      const first = Math.max(0, Math.floor(above / rowHeight()) - beyond)
      const last = Math.ceil((above + window.innerHeight) / rowHeight()) + beyond
      setSeen((seen) => (seen[0] === first && seen[1] === last ? seen : [first, last]))
    }
    const observer = new ResizeObserver(() => {
      measure()
      look()
    })
    observer.observe(list)
    measure()
    look()
    // Captured: what it moves in may be a frame of the page, whose scrolling goes no further.
    addEventListener('scroll', look, { passive: true, capture: true })
    addEventListener('resize', look)
    return () => {
      observer.disconnect()
      removeEventListener('scroll', look, { capture: true })
      removeEventListener('resize', look)
    }
  }, [])

  const end = Math.min(to, total)
  useEffect(() => {
    hits.want(from, end)
    if (held !== null && held < total) hits.want(held, held + 1)
  })

  // Beside a posting, it begins where that one stands, some rows further up.
  useLayoutEffect(() => {
    const left = leftListAt()
    const frame = listRef.current?.parentElement
    if (isBeside && left) frame?.scrollTo(0, (left.index - rowsBefore) * rowHeight())
  }, [isBeside])

  // Back from reading: the focus goes to the row that it came from as soon as its words are there.
  useEffect(() => {
    const left = leftListAt()
    if (!left || isBeside) return
    const link = document.getElementById(hitId(left.id))
    if (!link) return
    link.focus({ preventScroll: true })
    forgetPlace()
  })

  const places = Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at)
  if (held !== null && held < total && (held < from || held >= end)) {
    if (held < from) places.unshift(held)
    else places.push(held)
  }
  return (
    <ol
      ref={listRef}
      class="hits"
      aria-label={t('market:hits')}
      style={{ blockSize: `${total * height}px` }}
      onFocusOut={() => setHeld(null)}
    >
      {places.map((index) => {
        const heading = hits.at(index)
        return (
          <li key={index} class="hit" aria-posinset={index + 1} aria-setsize={total} style={{ insetBlockStart: `${index * height}px` }} onFocusIn={() => setHeld(index)}>
            {heading ? (
              <HitRow
                heading={heading}
                id={hitId(heading.id)}
                today={today}
                isRead={heading.id === reading}
                onOpen={(row) => leaveListAt({ id: heading.id, index, offset: row.getBoundingClientRect().top })}
              />
            ) : (
              <div class="hit-coming" aria-hidden="true" />
            )}
          </li>
        )
      })}
    </ol>
  )
}

const hitId = (id: string): string => `hit-${id}`

/** Scrolls to where the list was left. To be called once the list has its length, after the page was brought to its top. */
export function scrollBack(): void {
  const left = leftListAt()
  const list = document.querySelector('.hits')
  if (!left || !list) return
  window.scrollTo(0, list.getBoundingClientRect().top + window.scrollY + left.index * rowHeight() - left.offset)
}
