import type { Page } from '../../domain/questionnaire/definition.ts'

/** The addresses of a survey's pages. */

export const startPath = (campaign: string): string => `/survey/${campaign}`
export const checkPath = (campaign: string): string => `/survey/${campaign}/check`
/** Where the record is confirmed. */
export const recordPath = (campaign: string): string => `/survey/${campaign}/record`
export const sentPath = (campaign: string): string => `/survey/${campaign}/sent`

/** `changing`: from the check page, where one returns to. */
export const pagePath = (campaign: string, page: Page, changing = false): string =>
  `/survey/${campaign}/page/${page.id}${changing ? '?from=check' : ''}`

/** A page, or the check page when there is none. */
export const pageOrCheckPath = (campaign: string, page: Page | null, changing = false): string =>
  page ? pagePath(campaign, page, changing) : checkPath(campaign)

export type Step = { at: 'list' | 'start' | 'record' | 'check' | 'sent' | 'nowhere' } | { at: 'page'; page: string }

/** Which campaign and which of its pages an address names. */
export function stepAt(path: string): { campaign: string; step: Step } {
  const [, , campaign = '', step, page, ...rest] = path.split('/')
  if (campaign === '') return { campaign, step: { at: 'list' } }
  if (step === undefined) return { campaign, step: { at: 'start' } }
  if (step === 'page' && page && rest.length === 0) return { campaign, step: { at: 'page', page } }
  if ((step === 'check' || step === 'sent' || step === 'record') && page === undefined) return { campaign, step: { at: step } }
  return { campaign, step: { at: 'nowhere' } }
}
