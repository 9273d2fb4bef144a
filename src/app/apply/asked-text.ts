import type { Asked } from '../../device/ask.ts'
import { local, t } from '../../ui/text/text.ts'

/** Why something could not be asked of the server, in words. */
export const askedText = (asked: Exclude<Asked<unknown>, { ok: true }>): string =>
  asked.why === 'refused' ? local(asked.problem.message) : t('apply:status.offline')
