import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import type { Asked } from '../ask.ts'

/** Why a request did nothing, in the server's own words, or that it did not get there. A region that is always there. */
export const Failure = ({ of }: { of: Asked<unknown> | null }) => (
  <div role="alert">{of && !of.ok && <Notice kind="error" title={of.problem ? local(of.problem.message) : t('office:unreachable')} />}</div>
)
