import { useLayoutEffect } from 'preact/hooks'
import { focusTitle } from '../../ui/layout/PageTitle.tsx'
import { language, t } from '../../ui/text/text.ts'
import { isCoordinatorsPlace } from './own-place.ts'

/** Where the focus was last brought to; the browser itself places it at the first page. */
let arrivedAt = location.pathname

/** What every page of the office does: names itself in the document's title, and takes the focus along to its heading. */
export function usePage(title: string): void {
  const shown = language.value
  useLayoutEffect(() => {
    document.title = t(isCoordinatorsPlace ? 'office-coordinator:pageTitle' : 'office:pageTitle', { page: title })
  }, [title, shown])
  useLayoutEffect(() => {
    if (location.pathname !== arrivedAt && focusTitle()) arrivedAt = location.pathname
  })
}
