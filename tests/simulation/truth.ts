import type { PersonName } from './near-server.ts'

/** One thing that a person did and the phone called stored. */
export interface Deed {
  /** The id of the change. */
  id: string
  person: PersonName
  phone: string
  place: string
  /** What was on screen: ids of the values that this knowingly replaced or removed. */
  over: readonly string[]
  /** The text that it gave; null: it only took something away. */
  value: string | null
  /** The conflict that it settled. */
  settles?: string
}

/** What people did, kept beside the product: by it is judged what the product made of it. */
export class Truth {
  readonly deeds = new Map<string, Deed>()
  /** Deeds that may be gone: thrown away by their own person, or lost with a server before anybody else had them. */
  readonly excused = new Set<string>()
  /** Content hashes of sealed answers that a person let go, or that another choice replaced. */
  readonly letGo = new Set<string>()
  /** Sealed answers that a phone called stored. */
  readonly seals: { person: PersonName; phone: string; hash: string }[] = []
  isCloned = false
  isRestored = false
  /** Some phone was told to let a notebook go. */
  isTakenAway = false

  note(deed: Deed): void {
    this.deeds.set(deed.id, deed)
  }

  /**
   * Everything that `roots` stand for: themselves, what they knowingly replaced, what that replaced, and the same words
   * in the same place, which are one value to whoever reads them.
   */
  accountedBy(roots: Iterable<string>, more: ReadonlyMap<string, readonly string[]>): Set<string> {
    const found = new Set<string>()
    const open = [...roots]
    const alike = Map.groupBy(this.deeds.values(), ({ place, value, person }) => JSON.stringify([person, place, value]))
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue
      found.add(id)
      const deed = this.deeds.get(id)
      open.push(...(deed?.over ?? more.get(id) ?? []))
      if (deed && deed.value !== null) open.push(...(alike.get(JSON.stringify([deed.person, deed.place, deed.value])) ?? []).map((each) => each.id))
    }
    return found
  }

  /** Whether `later` knew of `earlier`, directly or through what it replaced. */
  knew(later: string, earlier: string): boolean {
    const found = new Set<string>()
    const open = [...(this.deeds.get(later)?.over ?? [])]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue
      found.add(id)
      open.push(...(this.deeds.get(id)?.over ?? []))
    }
    return found.has(earlier)
  }
}
