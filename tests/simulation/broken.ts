/** Something that must be true, by the numbers of `src/sync/SPEC.md`, is not. */
export class Broken extends Error {
  override name = 'Broken'
  readonly invariant: string
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}
