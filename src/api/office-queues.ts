import * as z from 'zod/mini'

/**
 * How long what people wrote waits on their devices, by what each told of it last: counts and ages, no content and
 * nobody's name.
 *
 *     GET  /api/office/queues    200 queuesSchema
 */
export const queuesSchema = z.object({
  builds: z.array(
    z.object({
      /** The version of the app; null where a device has not told. */
      build: z.nullable(z.string()),
      /** Devices signed in that spoke with the server in the last 30 days. */
      devices: z.int(),
      /** Of all that are signed in, those where something has waited for longer than this; each counts the ones after it too. */
      tenMinutes: z.int(),
      hour: z.int(),
      day: z.int(),
    }),
  ),
})
export type QueuesOfBuild = z.infer<typeof queuesSchema>['builds'][number]
