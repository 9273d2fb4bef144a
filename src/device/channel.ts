import * as z from 'zod/mini'

/** What tabs and the worker tell each other. Never content: each reads the store for itself. */
const messageSchema = z.object({ kind: z.enum(['notebook', 'catalogue', 'person']) })
export type ChannelMessage = z.infer<typeof messageSchema>['kind']

/** Tells this context's listeners and all others of this origin that something changed. */
export interface Channel {
  tell(message: ChannelMessage): void
  listen(listener: (message: ChannelMessage) => void): () => void
}

/** Joins the channel of all tabs and the worker of this origin. */
export function openChannel(): Channel {
  const posts = new BroadcastChannel('jgrad')
  const listeners = new Set<(message: ChannelMessage) => void>()
  const hear = (message: ChannelMessage) => {
    for (const listener of listeners) listener(message)
  }
  posts.addEventListener('message', ({ data }) => {
    const parsed = messageSchema.safeParse(data)
    if (parsed.success) hear(parsed.data.kind)
  })
  return {
    tell(kind) {
      posts.postMessage({ kind })
      hear(kind)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
