import './apply.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import type { FormStep } from '../../domain/application/fill-in.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { device } from '../shell/device.ts'
import { NotFound } from '../shell/instead.ts'
import { AddressStep } from './address-step.tsx'
import { Check } from './check.tsx'
import { application, openDraft, sendNow } from './draft.ts'
import { checkPath, startPath, statusPath, stepAt } from './paths.ts'
import { Start } from './start.tsx'
import { Status } from './status.tsx'
import { CourseStep, FieldStep, NameStep, SchoolStep, type StepProps, UniversityStep } from './steps.tsx'
import { useUniversities } from './universities.ts'

const steps: Record<FormStep, (props: StepProps) => preact.JSX.Element> = {
  university: UniversityStep,
  school: SchoolStep,
  course: CourseStep,
  field: FieldStep,
  name: NameStep,
  address: AddressStep,
}

/** Applying for an account: written on this device without a network, sent when there is one. */
export function Apply() {
  const { path, route } = useLocation()
  const universities = useUniversities()
  const open = device.value
  const [failed, setFailed] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    openDraft().then(sendNow, (error: unknown) => setFailed({ error }))
    const again = () => void sendNow()
    for (const hint of ['online', 'focus', 'pageshow']) addEventListener(hint, again)
    return () => {
      for (const hint of ['online', 'focus', 'pageshow']) removeEventListener(hint, again)
    }
  }, [open])
  if (failed) throw failed.error
  const kept = application.value
  const step = stepAt(path)
  // A form that is on its way or was received is looked at where it stands; it is changed from there.
  const settled = kept && (kept.sealed !== null || (kept.standing !== null && kept.mends === null))
  const away = settled && (step !== null || path === checkPath)
  useEffect(() => {
    if (away) route(statusPath, true)
  }, [away, route])
  if (path === statusPath) return kept === undefined ? <Skeleton lines={5} /> : <Status kept={kept} universities={universities ?? null} />
  if (kept === undefined || universities === undefined || away) return <Skeleton lines={5} />
  if (path === startPath) return <Start kept={kept} />
  if (path === checkPath) return <Check kept={kept} universities={universities ?? []} />
  if (step === null) return <NotFound />
  const Step = steps[step]
  return <Step key={step} filled={kept?.filled ?? {}} universities={universities} />
}
