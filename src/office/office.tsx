import { render } from 'preact'
import './areas.ts'
import { bringTexts, initLanguage, loadArea } from '../ui/text/text.ts'
import { Office } from './shell/frame.tsx'

/** Shows the office in place of the app. */
export async function startOffice(root: HTMLElement): Promise<void> {
  // The paths are those that the texts of the app have.
  const own = import.meta.glob<Record<string, unknown>>('../../locales/*/office*.json', { import: 'default' })
  bringTexts(Object.fromEntries(Object.entries(own).map(([path, load]) => [`../${path}`, load])))
  await Promise.all([initLanguage(), loadArea('office'), loadArea('office-mails')])
  root.replaceChildren()
  root.removeAttribute('aria-busy')
  render(<Office />, root)
}
