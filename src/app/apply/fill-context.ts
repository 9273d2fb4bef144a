import type { FillContext } from '../../domain/application/fill-in.ts'
import type { University } from '../../domain/university.ts'

/** What a page is checked against: the universities known here, and the time by this device's clock. */
export const fillContext = (universities: readonly University[]): FillContext => ({ universities, now: Date.now() })
