import { expect, test } from 'vitest'
import { importDirectly, readHandedOn } from '../../bench/fewer-files.ts'

test('a file that does nothing but hand on is known, by whatever names, and no other is', () => {
  expect(readHandedOn('export{t as default}from"./start-ja-a_B-1.js";')).toEqual({ from: 'start-ja-a_B-1.js', names: [['default', 't']] })
  expect(readHandedOn('export{a as Home,b}from`./home-1.js`;\n')).toEqual({ from: 'home-1.js', names: [['Home', 'a'], ['b', 'b']] })
  for (const code of ['export{a}from"./x.js";side();', 'import"./y.js";export{a}from"./x.js";', 'var e=1;export{e as t};', '']) {
    expect(readHandedOn(code)).toBeNull()
  }
})

test('what was imported from it comes from the file behind it, under the same names, whoever asks and whatever is asked for ahead', () => {
  const handedOn = new Map([['open-1.js', { from: 'device-2.js', names: [['openDevice', 'n']] as const }]])
  expect(importDirectly('p(()=>import(`./open-1.js`).then(o=>o.openDevice()),m([0]))', handedOn)).toBe(
    'p(()=>import(`./device-2.js`).then(m=>({openDevice:m.n})).then(o=>o.openDevice()),m([0]))',
  )
  expect(importDirectly('d=["assets/open-1.js","assets/else-3.js","assets/look.css"]', handedOn)).toBe('d=["assets/device-2.js","assets/else-3.js","assets/look.css"]')
  expect(importDirectly('import("./else-3.js")', handedOn)).toBe('import("./else-3.js")')
})
