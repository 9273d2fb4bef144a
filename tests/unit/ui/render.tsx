import '../../../src/ui/styles/index.css'
import { cleanup, render } from '@testing-library/preact'
import type { ComponentChild } from 'preact'
import type { Language } from '../../../src/domain/language.ts'
import { loadArea, setLanguage } from '../../../src/ui/text/text.ts'

/** Puts a part of a screen on the page in a language, in place of what stood there. */
export async function show(part: ComponentChild, language: Language = 'ja') {
  cleanup()
  await loadArea('ui')
  await loadArea('question')
  await setLanguage(language)
  return render(<main>{part}</main>)
}

/** The one element with this id, of the kind expected; throws when it is not there. */
export function byId<E extends Element>(id: string, kind: abstract new () => E): E {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`no ${kind.name} with id ${id}`)
  return element
}
