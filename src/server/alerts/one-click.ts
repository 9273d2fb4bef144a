/** Where mail programs stop the mails about new postings for their reader (RFC 8058), with the token after it. */
export const alertOneClickPath = '/api/posting-alerts/one-click'

/** The pages behind the links in such mails, with a token after the `#`. */
export const stopPath = '/alerts/stop'
export const keepPath = '/alerts/keep'

/**
 * The token with which one press in a mail program stops a mail about new postings: of its search, where it is about one
 * alone, and of all otherwise, which is its last link. Undefined: it is no such mail. A mail's text is all there is of a
 * token, and it is emptied once it left.
 */
export function oneClickToken({ template, text }: { template: string; text: string }): string | undefined {
  if (template !== 'postingAlert') return undefined
  const tokens = [...text.matchAll(/\/alerts\/stop#(\S+)/g)].map(([, token]) => token)
  return tokens.length === 2 ? tokens[0] : tokens.at(-1)
}
