import { isLost } from './failures.ts'
import type { Tx } from './schema.ts'

/** A kind of request that many can be done of in one transaction. */
export interface Joint<Asked, Answer> {
  /** Whose it is. Two of the same person's are never in one transaction, and are done in the order they came. */
  whose(asked: Asked): string
  /** How much of a transaction it takes, as a part of one. */
  weight(asked: Asked): number
  /**
   * Does all of them and answers in the same order. Must not wait for what another request holds, or make the others
   * wait: what it can't do at once it leaves undone, without a trace, and answers `null`.
   */
  all(tx: Tx, asked: readonly Asked[]): Promise<readonly (Answer | null)[]>
  /** Does one in a transaction of its own, and waits for whatever it needs. */
  alone(tx: Tx, asked: Asked): Promise<Answer>
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

interface Waiting<Asked, Answer> {
  asked: Asked
  resolve: (answer: Answer) => void
  reject: (failure: unknown) => void
}

/** How many requests one transaction takes at most: enough to be worth it, few enough that nobody waits long. */
export const mostTogether = 64

/**
 * Requests that come while a transaction is under way wait and share the next one: its commit, the dearest part of it, is
 * paid once. Each is answered after the commit that holds it. `lanes` transactions run at the same time. When one fails
 * it has been undone, and each of its requests is done once more alone, so that only the one to blame fails.
 */
export function openQueue<Asked, Answer>(
  transact: Transact,
  joint: Joint<Asked, Answer>,
  { lanes, most }: { lanes: number; most: number },
): (asked: Asked) => Promise<Answer> {
  type One = Waiting<Asked, Answer>
  let waiting: One[] = []
  const underWay = new Set<string>()
  let running = 0
  let isDue = false

  /** Not at once: what stands in the sockets already is read before, and comes along. */
  const look = (): void => {
    if (isDue || running >= lanes || waiting.length === 0) return
    isDue = true
    setImmediate(() => {
      isDue = false
      const group = take()
      if (group.length === 0) return
      running += 1
      void run(group).finally(() => {
        running -= 1
        look()
      })
      look()
    })
  }

  /** The first of those that wait, as many as fit, nobody twice. */
  const take = (): One[] => {
    const group: One[] = []
    const left: One[] = []
    const passedOver = new Set<string>()
    let room = 1
    for (const one of waiting) {
      const whose = joint.whose(one.asked)
      const weight = joint.weight(one.asked)
      if (underWay.has(whose) || passedOver.has(whose) || group.length === most || (group.length > 0 && weight > room)) {
        passedOver.add(whose)
        left.push(one)
      } else {
        underWay.add(whose)
        room -= weight
        group.push(one)
      }
    }
    waiting = left
    return group
  }

  const end = ({ asked }: One): void => {
    underWay.delete(joint.whose(asked))
    look()
  }

  const run = async (group: readonly One[]): Promise<void> => {
    let answers: readonly (Answer | null)[]
    try {
      answers = await transact((tx) => joint.all(tx, group.map(({ asked }) => asked)))
    } catch (failure) {
      // A database that is away is away for each of them. Whatever else it was, they no longer share it.
      if (isLost(failure)) for (const one of group) refuse(one, failure)
      else for (const one of group) void runAlone(one)
      return
    }
    for (const [at, one] of group.entries()) {
      const answer = answers[at] ?? null
      if (answer === null) {
        // Nobody behind it waits for what it has to wait for.
        void runAlone(one)
      } else {
        one.resolve(answer)
        end(one)
      }
    }
  }

  const refuse = (one: One, failure: unknown): void => {
    one.reject(failure)
    end(one)
  }

  const runAlone = async (one: One): Promise<void> => {
    try {
      one.resolve(await transact((tx) => joint.alone(tx, one.asked)))
      end(one)
    } catch (failure) {
      refuse(one, failure)
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      look()
    })
}
