import './devices.css'
import { useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import { type passkeySchema, passkeysSchema } from '../../api/passkeys.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { SignInFirst } from '../shell/instead.ts'
import { AddPasskey } from './add-passkey.tsx'
import { useMine } from './answer.ts'
import { RemovePasskey, RenamePasskey } from './change-passkey.tsx'
import { Unanswered } from './unanswered.tsx'

export type Passkey = z.infer<typeof passkeySchema>

/** One's own devices:passkeys. added here, given a name, removed. */
export function Passkeys() {
  const { asked, again } = useMine('/api/passkeys', passkeysSchema)
  const [changing, setChanging] = useState<{ how: 'rename' | 'remove'; passkey: Passkey } | null>(null)
  const [done, setDone] = useState<'added' | 'renamed' | 'removed' | null>(null)
  usePage(t('devices:passkeys.title'))
  if (person.value === null) return <SignInFirst />

  const finish = async (what: 'added' | 'renamed' | 'removed') => {
    setChanging(null)
    setDone(what)
    await again()
  }
  const begin = (how: 'rename' | 'remove', passkey: Passkey) => {
    setDone(null)
    setChanging({ how, passkey })
  }
  const close = () => setChanging(null)
  return (
    <>
      <PageTitle>{t('devices:passkeys.title')}</PageTitle>
      <p>{t('devices:passkeys.lead')}</p>
      <output class="owned-done">{done ? t(`devices:passkeys.done.${done}`) : ''}</output>
      {asked === null && <Skeleton lines={4} />}
      {asked && !asked.ok && <Unanswered failed={asked} again={again} />}
      {asked?.ok && asked.value.passkeys.length > 0 && (
        <ul class="owned">
          {asked.value.passkeys.map((each) => (
            <li key={each.id}>
              <h2>{each.name}</h2>
              <dl class="owned-facts">
                <dt>{t('devices:passkeys.since')}</dt>
                <dd>{date(each.createdAt)}</dd>
                <dt>{t('devices:passkeys.used')}</dt>
                <dd>{each.lastUsedAt === null ? t('devices:passkeys.never') : date(each.lastUsedAt)}</dd>
              </dl>
              <p class="owned-actions">
                <Button kind="quiet" onPress={() => begin('rename', each)}>
                  {t('devices:passkeys.rename.button')}
                  <span class="said"> {each.name}</span>
                </Button>
                <Button kind="quiet" onPress={() => begin('remove', each)}>
                  {t('devices:passkeys.remove.button')}
                  <span class="said"> {each.name}</span>
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {asked?.ok && <AddPasskey isFirst={asked.value.passkeys.length === 0} onAdded={() => finish('added')} />}
      <p class="actions actions-quiet">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('devices:passkeys.back')}
        </Link>
      </p>
      {changing?.how === 'rename' && <RenamePasskey passkey={changing.passkey} onClose={close} onDone={() => finish('renamed')} />}
      {changing?.how === 'remove' && <RemovePasskey passkey={changing.passkey} onClose={close} onDone={() => finish('removed')} />}
    </>
  )
}
