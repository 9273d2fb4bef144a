import * as z from 'zod/mini'
import { unreadableReasons } from '../../api/office-imports.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import type { Asked } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

const unreadableSchema = z.object({ reason: z.enum(unreadableReasons), values: z.record(z.string(), z.string()) })

/** Why a list was not taken, and for one that can't be read as a table what to do about it. */
export function Refusal({ of }: { of: Asked<unknown> | null }) {
  const refused = of && !of.ok && of.problem !== null ? of : null
  const read = refused?.problem.code === 'import-unreadable' ? unreadableSchema.safeParse(refused.body) : null
  if (refused === null || !read?.success) return <Failure of={of} />
  const { reason, values } = read.data
  return (
    <div role="alert">
      <Notice kind="error" title={local(refused.problem.message)}>
        <p>{t(`office-imports:unreadable.${reason}`, { line: values['line'] ?? '', max: values['max'] ?? '', columns: values['columns'] ?? '' })}</p>
      </Notice>
    </div>
  )
}
