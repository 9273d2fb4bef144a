/** The addresses of the place for role models. */

export const listPath = '/role-models'
export const keptPath = '/role-models/kept'
/** Where somebody writes a story of their own; its pages lie below. */
export const minePath = '/role-models/mine'
export const storyPath = (id: string): string => `/role-models/${id}`

export type Place = { at: 'list' | 'kept' | 'mine' | 'nowhere' } | { at: 'story'; id: string }

/** Which page an address names. The names of pages here are no stories. */
export function placeAt(path: string): Place {
  const [, , page = '', ...rest] = path.split('/')
  if (page === 'mine') return { at: 'mine' }
  if (rest.length > 0) return { at: 'nowhere' }
  if (page === '') return { at: 'list' }
  if (page === 'kept') return { at: 'kept' }
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(page) ? { at: 'story', id: page } : { at: 'nowhere' }
}
