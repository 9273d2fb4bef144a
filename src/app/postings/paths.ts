/** The addresses of the place for postings. */

export const listPath = '/postings'
export const newPath = '/postings/new'
export const searchPath = (id: string): string => `/postings/searches/${id}`

export const keptListPath = '/postings/kept'
export const keptPath = (id: string): string => `/postings/kept/${id}`

export type Place = { at: 'list' | 'new' | 'kept-list' | 'nowhere' } | { at: 'search' | 'kept'; id: string }

/** Which page an address names. */
export function placeAt(path: string): Place {
  const [, , page = '', id = '', ...rest] = path.split('/')
  if (page === '') return { at: 'list' }
  if (page === 'new' && id === '') return { at: 'new' }
  if (page === 'kept' && id === '') return { at: 'kept-list' }
  if (page === 'kept') return /^[A-Za-z0-9_-]{1,64}$/.test(id) && rest.length === 0 ? { at: 'kept', id } : { at: 'nowhere' }
  return page === 'searches' && /^[A-Za-z0-9_-]{1,64}$/.test(id) && rest.length === 0 ? { at: 'search', id } : { at: 'nowhere' }
}
