import type { Problem, ProblemCode } from '../../api/problem.ts'
import en from '../../../locales/en/problems.json' with { type: 'json' }
import ja from '../../../locales/ja/problems.json' with { type: 'json' }

const statuses: Record<ProblemCode, number> = {
  'bad-request': 400,
  'too-large': 413,
  'not-found': 404,
  'not-signed-in': 401,
  'other-origin': 403,
  'wrong-code': 401,
  'too-many-tries': 429,
  'too-many-codes': 429,
  'other-account': 409,
  'device-revoked': 403,
  'account-erased': 410,
  'update-needed': 426,
  'answers-refused': 422,
  'already-received': 409,
  'definition-unknown': 422,
  'not-open': 422,
  'server-error': 500,
  'not-office': 403,
  'not-administrator': 403,
  'not-coordinator': 403,
  'passkey-needed': 403,
  'passkey-refused': 422,
  'changed-meanwhile': 409,
  'too-many-requests': 429,
  'number-unknown': 404,
  'not-allowed-now': 409,
  'address-taken': 409,
  'import-unreadable': 422,
  'import-wrong': 422,
  'form-refused': 422,
  'link-ended': 410,
  'questionnaire-taken': 409,
  'questionnaire-broken': 422,
  'spreadsheet-unreadable': 422,
  'spreadsheet-refused': 422,
  'postings-unreadable': 422,
  'picture-unreadable': 422,
  'picture-too-small': 422,
  'story-unready': 422,
  'story-published': 409,
  'not-willing': 403,
}

/** What a problem says to people. */
export const messageOf = (code: ProblemCode) => ({ ja: ja[code], en: en[code] })

/** What a problem may carry beside its code: see `problemSchema`, and what an endpoint adds of its own. */
export type ProblemDetail = Partial<Pick<Problem, 'field' | 'request' | 'account' | 'status'>> & Record<string, unknown>

/**
 * An answer that says why a request was refused, in both languages, as `application/problem+json`. `status` in the
 * detail replaces the one that belongs to the code.
 */
export function problem(code: ProblemCode, detail: ProblemDetail = {}, headers: Record<string, string> = {}): Response {
  const status = detail.status ?? statuses[code]
  const body = { ...detail, status, code, message: messageOf(code) }
  return Response.json(body, {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
