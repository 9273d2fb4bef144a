import '../styles/office-table.css'
import { Button } from '../../ui/controls/Button.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'

export interface PagerProps {
  /** From 0. */
  page: number
  /** Rows on a page, and in all. */
  size: number
  total: number
  onPage: (page: number) => void
}

/** Which rows of how many are shown, and the way to the others. The words are a live region: they tell of a search's end. */
export function Pager({ page, size, total, onPage }: PagerProps) {
  const first = page * size + 1
  const last = Math.min(total, (page + 1) * size)
  return (
    <div class="pager">
      <output>{total === 0 ? '' : t('office:pager.shown', { first: number(first), last: number(last), total: number(total) })}</output>
      {total > size && (
        <>
          <Button kind="quiet" busy={page === 0} onPress={() => onPage(page - 1)}>
            {t('office:pager.previous')}
          </Button>
          <Button kind="quiet" busy={last === total} onPress={() => onPage(page + 1)}>
            {t('office:pager.next')}
          </Button>
        </>
      )}
    </div>
  )
}
