import { hasKept } from './kept.ts'
import type { KeptValuesProps } from './kept-value-list.tsx'
import { part } from './part.tsx'

const KeptValueList = part<KeptValuesProps>(['conflicts'], () => import('./kept-value-list.tsx').then(({ KeptValueList }) => KeptValueList))

/**
 * The kept other values of some fields: both values, when and where each was written, one tap to settle, and the way
 * back. Nothing where there are none; put it below the field it belongs to.
 */
export const KeptValues = (props: KeptValuesProps) =>
  hasKept(props.type, props.record, props.fields) ? <KeptValueList {...props} /> : null
