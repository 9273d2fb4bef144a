import { expect, test } from 'vitest'
import { filterPath, listPath, marketPath, newPath, placeAt, postingPath, searchPath } from '../../../../src/app/postings/paths.ts'

test('every address under the postings leads to its page, and any other to none', () => {
  expect([marketPath, filterPath, listPath, newPath].map((path) => placeAt(path).at)).toEqual(['market', 'filter', 'list', 'new'])
  expect(placeAt(postingPath('D126110001'))).toEqual({ at: 'posting', id: 'D126110001' })
  expect(placeAt(searchPath('a-b_C1'))).toEqual({ at: 'search', id: 'a-b_C1' })
  for (const path of ['/postings/D1/more', '/postings/searches/a/b', '/postings/%20', `/postings/${'x'.repeat(65)}`, '/postings/filter/x']) {
    expect(placeAt(path)).toEqual({ at: 'nowhere' })
  }
})
