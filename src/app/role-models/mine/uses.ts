import type { ConsentUse } from '../../../domain/story/consent.ts'

/** What an author agrees to by sending: that it is published in the app, and where they wish so, printed matter and events. */
export const usesOf = (print: boolean): ConsentUse[] => (print ? ['app', 'print'] : ['app'])
