import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Answer, Answers } from '../../../src/domain/questionnaire/answers.ts'
import { checkField } from '../../../src/domain/questionnaire/check-field.ts'
import type { Definition, Item } from '../../../src/domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf, shownItems } from '../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../src/domain/questionnaire/to-send.ts'
import { addressKey, createAccount } from '../../../src/server/store/accounts.ts'
import { createSession } from '../../../src/server/store/sessions.ts'
import type { Store } from '../../../src/server/store/store.ts'
import { sha256 } from '../../../src/server/random.ts'

/** The last evening of a campaign: many people send what they sealed, over networks that lose and repeat things. */

export interface Person {
  account: string
  jgradId: string
  cookie: string
}

const batch = 500

/** Registers people, each with a session and a JGRAD-ID. */
export async function seatPeople(store: Store, count: number, now: number): Promise<Person[]> {
  const people: Person[] = []
  const at = new Date(now).toISOString()
  const expiresAt = new Date(now + 30 * 24 * 3_600_000).toISOString()
  while (people.length < count) {
    const from = people.length
    const seated = await store.write(async (tx) => {
      const some: Person[] = []
      for (let next = from; next < Math.min(count, from + batch); next += 1) {
        const [email, jgradId, token] = [`evening${next}@example.org`, `JD${String(next).padStart(8, '0')}`, randomBytes(24).toString('base64url')]
        const account = await createAccount(tx, { email, role: 'registrant', language: 'ja', name: `回答者${next}`, now })
        await tx.updateTable('accounts').set({ jgradId }).where('address', '=', addressKey(email)).execute()
        await createSession(tx, { id: `evening-${next}`, tokenHash: sha256(token), account, createdAt: at, expiresAt })
        some.push({ account, jgradId, cookie: `jgrad=${token}` })
      }
      return some
    })
    people.push(...seated)
  }
  return people
}

/** Draws numbers from 0 up to 1, the same ones for the same seed. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What may stand in a field; the questionnaire's own checker says what does. */
function candidates(item: Item): Answer[] {
  switch (item.type) {
    case 'multi': return item.options.map(({ code, text }) => ({ choices: [code], ...(text && { text: { [code]: 'その他の答え' } }) }))
    case 'single': return item.options.map(({ code, text }) => (text ? { choices: [code], text: { [code]: 'その他の答え' } } : code))
    case 'matrix': return item.options.map(({ code }) => code)
    case 'number': return [0, 1, 2, 5, 10, 20, 40, 100, 500, 2000, 2020]
    case 'scale': return Array.from({ length: item.to - item.from + 1 }, (_, at) => item.from + at)
    case 'text': case 'longText': return ['=研究', '東京, "大学"', '特に\nない', 'なし']
    case 'yearMonth': return ['2018-04', '2021-03', '2023-04', '2024-03', '2025-10', '2026-04', '2027-03']
    case 'country': return ['JP', 'US', 'DE']
    case 'prefecture': return ['00013', '00001']
    case 'jobType': return ['00015', '99999']
    case 'researchField': return ['00189', '38010']
    default: return []
  }
}

/** Somebody's answers from first to last, drawn from what the questionnaire allows. */
export function drawAnswers(definition: Definition, referenceDate: string, draw: () => number): Answers {
  const answers: Record<string, Answer> = {}
  for (const item of itemsOf(definition)) {
    const shown = shownItems(definition, answers, referenceDate)
    if (!shown.has(item.id)) continue
    for (const field of fieldsOf(item)) {
      const fitting = candidates(item).filter((answer) => checkField(item, answer, referenceDate, true) === null)
      const drawn = fitting[Math.floor(draw() * fitting.length)]
      if (drawn === undefined) throw new Error(`nothing fits ${field}`)
      if (shown.required.has(item.id) || draw() < 0.8) answers[field] = drawn
    }
  }
  return answersToSend(definition, answers, referenceDate)
}

export interface Sent {
  /** Milliseconds that each request took whose answer was waited for. */
  times: number[]
  /** By JGRAD-ID: the receipts that were given, the same one whenever the same was sent. */
  receipts: Map<string, Set<string>>
  requests: number
  /** Requests whose answer nobody waited for, and those that failed on the way. */
  lost: number
}

/**
 * Has everybody send, `together` at a time. One in ten goes away before the answer and sends again, one in ten sends twice
 * at once, one in twenty once more afterwards; whoever meets a failure tries again until the answer is there.
 */
export async function sendAll(
  people: readonly Person[],
  { origin, bodyOf, path, together, draw, onReceipt }: {
    origin: () => string
    path: string
    bodyOf: (person: Person) => string
    together: number
    draw: () => number
    onReceipt?: (count: number) => void
  },
): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: together * 2 })
  const sent: Sent = { times: [], receipts: new Map(), requests: 0, lost: 0 }
  const put = (person: Person, body: string, leave: boolean): Promise<{ status: number; text: string } | null> =>
    new Promise((resolve) => {
      sent.requests += 1
      const begun = performance.now()
      const headers = { cookie: person.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const fail = () => {
        sent.lost += 1
        resolve(null)
      }
      const asking = request(`${origin()}${path}`, { method: 'PUT', agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.on('error', fail)
        answer.on('end', () => {
          sent.times.push(performance.now() - begun)
          resolve({ status: answer.statusCode ?? 0, text })
        })
      })
      asking.on('error', fail)
      asking.end(body, () => {
        if (leave) setTimeout(() => asking.destroy(new Error('gone')), draw() * 50)
      })
    })
  const ask = async (person: Person, body: string, leave = false): Promise<void> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await put(person, body, leave && attempt === 0)
      if (answer !== null && answer.status < 300) {
        const { receipt } = JSON.parse(answer.text) as { receipt: { number: string } }
        const known = sent.receipts.get(person.jgradId) ?? new Set()
        sent.receipts.set(person.jgradId, known.add(receipt.number))
        return
      }
      if (answer !== null && answer.status < 500) throw new Error(`refused with ${answer.status}: ${answer.text}`)
      await new Promise((resolve) => setTimeout(resolve, 20 + draw() * 100))
    }
    throw new Error('no answer came in a hundred tries')
  }
  const waiting = [...people]
  const sendOnes = async (): Promise<void> => {
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      const body = bodyOf(person)
      const fate = draw()
      await (fate < 0.1 ? Promise.all([ask(person, body), ask(person, body)]) : ask(person, body, fate < 0.2))
      if (draw() < 0.05) await ask(person, body)
      onReceipt?.(sent.receipts.size)
    }
  }
  await Promise.all(Array.from({ length: together }, sendOnes))
  agent.destroy()
  return sent
}
