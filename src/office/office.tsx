import { render } from 'preact'
import './areas.ts'
import type { Area } from '../ui/text/areas.ts'
import { keepTextsOnTheWayBack } from '../ui/controls/way-back.ts'
import { bringTexts, initLanguage, loadArea } from '../ui/text/text.ts'
import { previewPath } from './questionnaires/preview/message.ts'
import { PreviewFrame } from './questionnaires/preview/frame.tsx'
import { Office } from './shell/frame.tsx'

/** Shows the office in place of the app. */
export async function startOffice(root: HTMLElement): Promise<void> {
  // The paths are those that the texts of the app have.
  const own = import.meta.glob<Record<string, unknown>>('../../locales/*/office*.json', { import: 'default' })
  bringTexts(Object.fromEntries(Object.entries(own).map(([path, load]) => [`../${path}`, load])))
  const areas = new Set(Object.keys(own).map((path) => path.replace(/^.*\/|\.json$/g, '') as Area))
  const shared = (['question', 'story', 'charts', 'statistics'] as const).map(loadArea)
  await Promise.all([initLanguage(), ...shared, ...[...areas].map(loadArea)])
  keepTextsOnTheWayBack()
  root.replaceChildren()
  root.removeAttribute('aria-busy')
  render(location.pathname === previewPath ? <PreviewFrame /> : <Office />, root)
}
