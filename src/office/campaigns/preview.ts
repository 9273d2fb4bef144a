import { useEffect, useState } from 'preact/hooks'
import { type PlanDraft, type Preview, previewSchema } from '../../api/office-campaigns.ts'
import { type Asked, ask } from '../ask.ts'

/** How long somebody pauses before the people are counted anew, in milliseconds. */
const settle = 400

/** Whom a plan would ask now, and on which days its reminders go. */
export const askPreview = ({ audience, opensAt, closesAt, reminders }: PlanDraft): Promise<Asked<Preview>> =>
  ask('POST', '/api/office/campaigns/preview', previewSchema, { audience, opensAt, closesAt, reminders })

/** The same while a plan is being written; null until the first is there. `counting`: what is shown is of a moment ago. */
export function usePreview(plan: PlanDraft | null): { preview: Preview | null; counting: boolean; failed: boolean } {
  const [known, setKnown] = useState<{ of: string; preview: Preview } | null>(null)
  const [failed, setFailed] = useState(false)
  const { audience, opensAt = null, closesAt = null, reminders } = plan ?? {}
  const of = plan === null ? null : JSON.stringify({ audience, opensAt, closesAt, reminders })
  useEffect(() => {
    if (of === null || plan === null) return undefined
    let isStale = false
    const timer = setTimeout(() => {
      void askPreview(plan).then((answer) => {
        if (isStale) return
        setFailed(!answer.ok)
        if (answer.ok) setKnown({ of, preview: answer.value })
      })
    }, settle)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the plan is a new object at each key; what it says is `of`
  }, [of])
  return { preview: known?.preview ?? null, counting: known?.of !== of, failed }
}

