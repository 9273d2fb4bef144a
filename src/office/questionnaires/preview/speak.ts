import type { Language } from '../../../domain/language.ts'
import { language, remembered, setLanguage } from '../../../ui/text/text.ts'

/** Switches this frame to a language, and leaves the office the one it remembers for itself. */
export async function speak(wanted: Language): Promise<void> {
  if (language.peek() === wanted) return
  try {
    const kept = localStorage.getItem(remembered)
    await setLanguage(wanted)
    if (kept === null) localStorage.removeItem(remembered)
    else localStorage.setItem(remembered, kept)
  } catch (failure) {
    console.warn('the preview stays in its language', failure)
  }
}
