import { onTestFinished } from 'vitest'
import { accountHeader } from '../../src/api/account-header.ts'
import { type StreamedRows, type StreamEvent, streamEventSchema, streamPath } from '../../src/api/stream.ts'
import type { Client } from './house.ts'

/** A device that listens to what others change. */
export interface Listening {
  /** The next event that is no beat; null: the stream is over. */
  next(): Promise<Exclude<StreamEvent, { kind: 'beat' }> | null>
  /** The next rows; throws when something else comes. */
  rows(): Promise<StreamedRows>
  /** The next event of any kind. */
  any(): Promise<StreamEvent | null>
  /** Goes away, as a phone does that is put away. */
  leave(): void
}

/** Asks for the stream as a device does; `more` replaces parts of the question. */
export const askToListen = (client: Client, more: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> => {
  const { account = client.account, ...query } = more
  const place = { schema: '1', epoch: client.epoch ?? 'none', cursor: String(client.cursor), ...query }
  return client.request('GET', `${streamPath}?${new URLSearchParams(place)}`, undefined, { [accountHeader]: account }, signal)
}

/** Listens from where a device is in the feed. The stream must open. */
export async function listen(client: Client): Promise<Listening> {
  const away = new AbortController()
  onTestFinished(() => away.abort())
  const answer = await askToListen(client, {}, away.signal)
  if (answer.status !== 200 || !answer.body) throw new Error(`the stream answered ${answer.status}: ${await answer.text()}`)
  const events = eventsOf(answer.body)
  const any = async () => {
    const { value, done } = await events.next()
    return done ? null : value
  }
  const next = async (): Promise<Exclude<StreamEvent, { kind: 'beat' }> | null> => {
    const event = await any()
    return event?.kind === 'beat' ? next() : event
  }
  const opened = await next()
  if (opened?.kind !== 'open' || opened.account !== client.account) throw new Error('the stream did not open')
  return {
    any,
    next,
    async rows() {
      const event = await next()
      if (event?.kind !== 'rows') throw new Error(`no rows came, but ${event?.kind ?? 'nothing more'}`)
      return event
    },
    leave: () => away.abort(),
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true })
    const whole = text.split('\n\n')
    text = whole.pop() ?? ''
    for (const event of whole) yield streamEventSchema.parse(JSON.parse(event.replace(/^data: /, '')))
  }
}
