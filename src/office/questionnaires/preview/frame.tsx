import '../../styles/office-preview.css'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { loadKindsOf } from '../../../ui/question/later-parts.ts'
import { Unbroken } from '../../shell/broken.tsx'
import { type PreviewMessage, previewMessageSchema } from './message.ts'
import { speak } from './speak.ts'
import { Walk } from './walk.tsx'

/** The inside of the preview's frame: shows what the desk says, and nothing before. */
export function PreviewFrame() {
  const [message, setMessage] = useState<PreviewMessage | null>(null)
  const [turns, setTurns] = useState(0)
  const [heard, setHeard] = useState(0)
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== location.origin) return
      const parsed = previewMessageSchema.safeParse(event.data)
      if (!parsed.success) return
      void Promise.all([speak(parsed.data.language), loadKindsOf(parsed.data.definition)]).then(() => {
        setMessage(parsed.data)
        setHeard((before) => before + 1)
        if (parsed.data.page !== null) setTurns((before) => before + 1)
      })
    }
    addEventListener('message', hear)
    if (window.parent !== window) window.parent.postMessage({ preview: 'ready' }, location.origin)
    return () => removeEventListener('message', hear)
  }, [])
  return (
    <main class="preview-main">
      {message === null ? <Skeleton lines={6} /> : (
        // What can't be shown as it stands is tried again with the next change.
        <Unbroken at={String(heard)}>
          <Walk definition={message.definition} referenceDate={message.referenceDate} wanted={message.page} turns={turns} />
        </Unbroken>
      )}
    </main>
  )
}
