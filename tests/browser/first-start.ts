import { startServer } from './server.ts'

/**
 * Starts and ends one server before all tests: it builds the app if need be, and leaves its compiled code behind, which a
 * process that is killed does not.
 */
export default async function firstStart(): Promise<void> {
  const server = await startServer()
  await server.stop()
  await server.remove()
}
