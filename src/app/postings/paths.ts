/** The addresses of the place for postings. */

export const listPath = '/postings'
export const newPath = '/postings/new'
export const searchPath = (id: string): string => `/postings/searches/${id}`

export type Place = { at: 'list' | 'new' | 'nowhere' } | { at: 'search'; id: string }

/** Which page an address names. */
export function placeAt(path: string): Place {
  const [, , page = '', id = '', ...rest] = path.split('/')
  if (page === '') return { at: 'list' }
  if (page === 'new' && id === '') return { at: 'new' }
  return page === 'searches' && /^[A-Za-z0-9_-]{1,64}$/.test(id) && rest.length === 0 ? { at: 'search', id } : { at: 'nowhere' }
}
