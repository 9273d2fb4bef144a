import { signal } from '@preact/signals'
import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CodeList } from '../../../../src/ui/controls/CodeList.tsx'
import { codeList } from '../../../../src/ui/question/code-lists.ts'
import { language } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

const codes = signal<readonly string[]>([])
const Countries = () => (
  <CodeList
    id="countries"
    label="Countries"
    options={codeList('country', language.value)}
    codes={codes.value}
    onChange={(next) => (codes.value = next)}
    max={3}
    goneName={(code) => `gone ${code}`}
  />
)
const input = () => byId('countries', HTMLInputElement)
const chips = () => [...document.querySelectorAll<HTMLElement>('.chip')]
const chosen = () => chips().map((chip) => chip.textContent)
const said = () => document.querySelector('.code-list > output')?.textContent

beforeEach(async () => {
  codes.value = []
  await show(<Countries />)
})

test('each one picked becomes a button below, and the field is empty for the next', async () => {
  await userEvent.click(input())
  await userEvent.keyboard('ドイツ{Enter}')
  expect([codes.value, chosen(), input().value]).toEqual([['DE'], ['ドイツ'], ''])
  expect(document.activeElement).toBe(input())
  expect(said()).toBe('ドイツを加えました')
  await userEvent.keyboard('ふらんす{Enter}')
  expect(codes.value).toEqual(['DE', 'FR'])
})

test('what is chosen is not offered again', async () => {
  codes.value = ['DE']
  await userEvent.click(input())
  await userEvent.keyboard('ドイツ')
  expect(document.querySelectorAll('[role=option]')).toHaveLength(0)
})

test('a name typed whole is added on leaving, words that name nothing are not', async () => {
  await userEvent.click(input())
  await userEvent.keyboard('フランス')
  await userEvent.tab()
  expect(codes.value).toEqual(['FR'])
  await userEvent.click(input())
  await userEvent.keyboard('どこか')
  await userEvent.tab()
  expect(codes.value).toEqual(['FR'])
  expect(input().value).toBe('どこか')
})

test('a press takes one out, says so, and the focus goes to its neighbour', async () => {
  codes.value = ['DE', 'FR', 'IT']
  await expect.poll(() => chips().length).toBe(3)
  chips()[1]?.focus()
  await userEvent.keyboard('{Enter}')
  expect(codes.value).toEqual(['DE', 'IT'])
  expect(document.activeElement?.textContent).toBe('イタリア')
  expect(said()).toBe('フランスを外しました')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toBe('ドイツ')
  await userEvent.keyboard('{Enter}')
  expect(codes.value).toEqual([])
  expect(document.activeElement).toBe(input())
})

test('a code that is no longer in the list is named, kept and can be taken out', async () => {
  codes.value = ['XX', 'DE']
  await expect.poll(chosen).toEqual(['gone XX', 'ドイツ'])
  expect(chips()[0]?.getAttribute('aria-label')).toBe('gone XXを外す')
  await userEvent.click(input())
  await userEvent.keyboard('イタリア{Enter}')
  expect(codes.value).toEqual(['XX', 'DE', 'IT'])
})

test('no more than the most can be added; what is beyond is counted and kept', async () => {
  codes.value = ['Q1', 'Q2', 'Q3', 'DE', 'FR']
  await expect.poll(() => chips().length).toBe(3)
  expect(document.body.textContent).toContain('選べるのは3件までです')
  expect(document.querySelector('.code-list-more')?.textContent).toContain('ほかに2件')
  await userEvent.click(input())
  await userEvent.keyboard('イタリア{Enter}')
  await userEvent.tab()
  expect(codes.value).toEqual(['Q1', 'Q2', 'Q3', 'DE', 'FR'])
  await userEvent.click(chips()[0] ?? document.body)
  await userEvent.click(chips()[0] ?? document.body)
  expect(chosen()).toEqual(['gone Q3', 'ドイツ', 'フランス'])
})
