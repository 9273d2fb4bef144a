import type { AllMarks, Marks } from './storage/device-database.ts'

type Kept = NonNullable<AllMarks['setAside']>

/** What was set aside of the signed-in account, and of others; with nobody signed in, whatever there is, is own. */
async function keptAside(marks: Marks, account: string | undefined): Promise<{ own: Kept; others: Kept }> {
  const kept = (await marks.get('setAside')) ?? []
  const isOwn = (each: Kept[number]) => account === undefined || account === each.account
  return { own: kept.filter(isOwn), others: kept.filter((each) => !isOwn(each)) }
}

/** What could not be sent when the server took a notebook away, as JSON text; null: nothing of this account. */
export async function readSetAside(marks: Marks, account: string | undefined): Promise<string | null> {
  const [first, ...more] = (await keptAside(marks, account)).own.map(({ text }) => text)
  return first === undefined ? null : more.length === 0 ? first : `[${[first, ...more].join(',')}]`
}

/** Forgets it, once its owner has it. */
export const forgetSetAside = async (marks: Marks, account: string | undefined): Promise<void> =>
  marks.change({ setAside: (await keptAside(marks, account)).others })
