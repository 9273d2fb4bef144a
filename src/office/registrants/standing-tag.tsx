import type { Standing } from '../../domain/account/standing.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { t } from '../../ui/text/text.ts'

const kinds = { invited: 'plain', issued: 'info', active: 'success', closing: 'warning' } as const

/** How far an account is, in a word. */
export const StandingTag = ({ standing }: { standing: Standing }) => <Tag kind={kinds[standing]}>{t(`office-registrants:standingName.${standing}`)}</Tag>
