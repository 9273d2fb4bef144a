import * as z from 'zod/mini'

/** `GET /api/health`: for load balancers and operators. */
export const healthSchema = z.object({ ok: z.boolean(), build: z.string(), database: z.enum(['sqlite', 'postgresql']) })
