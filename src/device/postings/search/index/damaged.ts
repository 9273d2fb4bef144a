/** What was read of an index is not what was written: nothing of it can be believed. */
export class DamagedIndex extends Error {
  override name = 'DamagedIndex'
}
