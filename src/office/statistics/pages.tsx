import { useLocation } from 'preact-iso/router'
import { ExtractPage } from './extract.tsx'
import { ResearchPage } from './research.tsx'
import { Statistics } from './statistics.tsx'

/** The statistics: publishing them, tables of one's own out of them, and files for researchers. */
export function StatisticsPages() {
  const { path } = useLocation()
  const [, , , part] = path.split('/')
  if (part === 'research') return <ResearchPage />
  return part === 'extract' ? <ExtractPage /> : <Statistics />
}
