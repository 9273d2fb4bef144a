import { useLayoutEffect } from 'preact/hooks'
import { focusTitle } from '../../ui/layout/PageTitle.tsx'
import { language, t } from '../../ui/text/text.ts'

/** Where the focus was last brought to. The browser itself places it at the first page. */
let arrivedAt = location.pathname

/**
 * What every page does: names itself in the title of the document, and brings the focus to its heading when the person
 * came here from another page. Call it where the heading is rendered.
 */
export function usePage(title: string, { failed = false }: { failed?: boolean } = {}): void {
  const shown = language.value
  useLayoutEffect(() => {
    const page = t('shell:pageTitle', { page: title })
    document.title = failed ? t('shell:errorTitle', { title: page }) : page
  }, [title, failed, shown])
  useLayoutEffect(() => {
    if (location.pathname !== arrivedAt && focusTitle()) arrivedAt = location.pathname
  })
}
