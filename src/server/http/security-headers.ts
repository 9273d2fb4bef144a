import type { MiddlewareHandler } from 'hono'

/** Only our own files, no inline script or style; the two Trusted Types policies are the addresses of our workers. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types jgrad-worker jgrad-postings"
/** The office shows how a questionnaire will look in a frame of its own, as narrow as a phone. */
const officePolicy = `${pagePolicy}; frame-src 'self'`
const previewPolicy = pagePolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** Puts on every answer what browsers should hold us to. `secure`: people reach us over HTTPS, for ever. */
export const securityHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const isData = /^\/(api|catalogue)(\/|$)/.test(c.req.path)
    const headers: Record<string, string> = {
      'content-security-policy': isData ? dataPolicy : policyOf(c.req.path),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    }
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }

const policyOf = (path: string): string =>
  path === '/office/preview' ? previewPolicy : /^\/office(\/|$)/.test(path) ? officePolicy : pagePolicy
