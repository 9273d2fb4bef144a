import { type StreamEvent, streamEventSchema } from '../../api/stream.ts'

/** No event is larger: a page of the feed and what is around it. */
const longest = 4 * 1024 * 1024

/**
 * The events in the body of a stream, as they come. Ends with the stream; throws when what comes is not of this contract
 * (`SyntaxError`), or when the connection breaks off.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  // Read by hand: not every browser lets a stream be iterated.
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      if (text.length > longest) throw new SyntaxError('an event is too long')
      const whole = text.split(/\r?\n\r?\n/)
      text = whole.pop() ?? ''
      for (const lines of whole) {
        const data = dataOf(lines)
        if (data !== '') yield readEvent(data)
      }
    }
  } finally {
    reader.cancel().catch(() => {
      // It is broken already, which is why nobody reads it any more.
    })
  }
}

/** What an event carries; empty for comments, which proxies may add. */
const dataOf = (lines: string): string =>
  lines
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trimStart())
    .join('\n')

function readEvent(data: string): StreamEvent {
  const parsed = streamEventSchema.safeParse(JSON.parse(data))
  if (!parsed.success) throw new SyntaxError('an event is not of this contract')
  return parsed.data
}
