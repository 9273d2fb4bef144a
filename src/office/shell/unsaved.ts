/**
 * What was written at the office and is not stored yet, kept in this tab alone and for whoever wrote it: it outlives a
 * reload and a session that ended, and is gone with the tab, with signing out, or once somebody else comes in. Nothing of
 * a person stays on a desk that others use.
 */
const beginning = 'jgrad.office.unsaved.'
const keyOf = (account: string, name: string): string => `${beginning}${account}.${name}`

/** What somebody was writing under a name, as text; null: nothing. */
export const readUnsaved = (account: string, name: string): string | null => sessionStorage.getItem(keyOf(account, name))

/** Keeps what somebody is writing under a name. */
export function keepUnsaved(account: string, name: string, text: string): void {
  try {
    sessionStorage.setItem(keyOf(account, name), text)
  } catch (failure) {
    console.warn('what is being written could not be kept for a reload', failure)
  }
}

/** Forgets it: it is stored, or not wanted any more. */
export const forgetUnsaved = (account: string, name: string): void => sessionStorage.removeItem(keyOf(account, name))

/** Forgets what anybody but one was writing; null: what everybody was. */
export function forgetOthersUnsaved(account: string | null): void {
  const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '')
  for (const key of keys) {
    if (key.startsWith(beginning) && (account === null || !key.startsWith(keyOf(account, '')))) sessionStorage.removeItem(key)
  }
}
