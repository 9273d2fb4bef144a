import { useLocation } from 'preact-iso/router'
import { ExtractPage } from './extract.tsx'
import { Statistics } from './statistics.tsx'

/** The statistics: publishing them, and tables of one's own out of them. */
export function StatisticsPages() {
  const { path } = useLocation()
  const [, , , part] = path.split('/')
  return part === 'extract' ? <ExtractPage /> : <Statistics />
}
