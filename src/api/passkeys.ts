import * as z from 'zod/mini'

/**
 * Passkeys (WebAuthn, by SimpleWebAuthn on both sides, whose JSON travels as it is).
 *
 *     POST   /api/passkeys/options            → 200 {challenge, options}: to create one · 401
 *     POST   /api/passkeys                    {challenge, name, response} → 201 passkeySchema · 401 · 422 `passkey-refused`
 *     GET    /api/passkeys                    → 200 {passkeys} · 401
 *     PUT    /api/passkeys/{id}               {name} → 200 passkeySchema · 404
 *     DELETE /api/passkeys/{id}               → 204
 *     POST   /api/session/passkey/options     → 200 {challenge, options}: to sign in with any of one's own
 *     POST   /api/session/passkey             {challenge, response, shared} → 200 session (with email) + cookie · 401 `passkey-refused`
 *
 * `challenge` names the challenge on the server; each is good once, for five minutes.
 */
const json = z.record(z.string(), z.unknown())

export const passkeyOptionsSchema = z.object({ challenge: z.string(), options: json })
export const passkeyName = z.string().check(z.minLength(1), z.maxLength(60))
export const addPasskeySchema = z.object({ challenge: z.string().check(z.maxLength(64)), name: passkeyName, response: json })
export const renamePasskeySchema = z.object({ name: passkeyName })
export const passkeySignInSchema = z.object({
  challenge: z.string().check(z.maxLength(64)),
  response: json,
  shared: z.optional(z.boolean()),
})

export const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
})
export const passkeysSchema = z.object({ passkeys: z.array(passkeySchema) })
