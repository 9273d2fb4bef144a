import { parentPort, workerData } from 'node:worker_threads'
import type { FileKind } from '../../api/office-postings.ts'
import { readFile } from './read-file.ts'

/** Reads one file beside the server, which goes on answering meanwhile; see `reading.ts` for what is told. */
const { bytes, kind } = workerData as { bytes: Uint8Array; kind: FileKind }
const opened = await readFile(bytes, kind)
if (!opened.ok) parentPort?.postMessage(opened)
else {
  for await (const batch of opened.batches) parentPort?.postMessage({ ok: true, batch })
  parentPort?.postMessage({ ok: true, encoding: opened.encoding })
}
