import type { Difference } from '../../../domain/posting/kept.ts'
import { t } from '../../../ui/text/text.ts'

/** What a part of a posting is called. */
export const partName = (part: Difference): string => t(`kept:part.${part}`)
