import { expect, test } from 'vitest'
import { textOf } from '../house-files.ts'
import { mutants } from '../../simulation/mutants.ts'

const spec = textOf('src/sync/SPEC.md')
const numbers = [...spec.matchAll(/^- \*\*(I\d+)\*\*/gm)].map(([, number]) => number)
const rows = [...spec.matchAll(/^\| (I\d+) \| (\S+) \| (.+) \|$/gm)].map(([, number = '', file = '', title = '']) => ({ number, file, title }))

test('each invariant is held by a test, and each test is there', () => {
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers.filter((number) => !rows.some((row) => row.number === number))).toEqual([])
  expect(rows.filter(({ number }) => !numbers.includes(number))).toEqual([])
  expect(rows.filter(({ file, title }) => !textOf(file).includes(`'${title}'`))).toEqual([])
})

test('each mutant still fits the code it is made from', () => {
  expect(mutants.filter(({ file, find }) => textOf(`src/${file}`).split(find).length !== 2).map(({ name }) => name)).toEqual([])
})

test('each mutant that another test notices is named with the reason', () => {
  const named = mutants.filter(({ noticedBy }) => noticedBy !== undefined)
  expect(named.filter(({ name }) => !spec.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([])
})
