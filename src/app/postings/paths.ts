/** The addresses of the place for postings. */

export const marketPath = '/postings'
export const filterPath = '/postings/filter'
export const listPath = '/postings/searches'
export const newPath = '/postings/new'
export const searchPath = (id: string): string => `/postings/searches/${id}`
export const keptListPath = '/postings/kept'
export const keptPath = (id: string): string => `/postings/kept/${id}`
export const postingPath = (id: string): string => `/postings/${id}`

export type Place = { at: 'market' | 'filter' | 'list' | 'new' | 'kept-list' | 'nowhere' } | { at: 'search' | 'kept' | 'posting'; id: string }

const isId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text)

/** Which page an address names. The names of pages here are no postings. */
export function placeAt(path: string): Place {
  const [, , page = '', id, ...rest] = path.split('/')
  if (rest.length > 0) return { at: 'nowhere' }
  if (page === 'searches') {
    if (id === undefined) return { at: 'list' }
    return isId(id) ? { at: 'search', id } : { at: 'nowhere' }
  }
  if (page === 'kept') {
    if (id === undefined) return { at: 'kept-list' }
    return isId(id) ? { at: 'kept', id } : { at: 'nowhere' }
  }
  if (id !== undefined) return { at: 'nowhere' }
  if (page === '') return { at: 'market' }
  if (page === 'new' || page === 'filter') return { at: page }
  return isId(page) ? { at: 'posting', id: page } : { at: 'nowhere' }
}
