import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import type { Column } from '../controls/Table.tsx'
import { type Deed, deeds, type Meant } from './use-people.ts'

/** The columns that every list of people who work here ends with: how they come in, since when not, what can be done. */
export const ownColumns = <Row extends { name: string; passkeys: number; lastUsedAt: string | null }>(onMeant: (meant: Meant<Row>) => void): Column<Row>[] => [
  { id: 'passkeys', label: t('office-people:passkeys'), cell: ({ passkeys }) => t('office-people:passkeyCount', { count: passkeys }) },
  {
    id: 'used',
    label: t('office-people:lastUsed'),
    kind: 'date',
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('office-people:never') : date(lastUsedAt)),
  },
  {
    id: 'deeds',
    label: t('office-people:deeds'),
    cell: (person) => (
      <span class="office-actions">
        {deeds.map((deed) => (
          <Button key={deed} kind="quiet" onPress={() => onMeant({ deed, person })}>
            {t(`office-people:${deed}.button`)}
            <span class="said"> {person.name}</span>
          </Button>
        ))}
      </span>
    ),
  },
]

interface AskProps {
  open: boolean
  deed: Deed
  title: string
  text: string
  onClose: () => void
  onConfirm: () => void
}

/** Asks once more before something is done about somebody. */
export const AskDeed = ({ open, deed, title, text, onClose, onConfirm }: AskProps) => (
  <Dialog
    open={open}
    title={title}
    onClose={onClose}
    actions={
      <>
        <Button onPress={onClose}>{t('office-people:cancel')}</Button>
        <Button kind="primary" onPress={onConfirm}>
          {t(`office-people:${deed}.confirm`)}
        </Button>
      </>
    }
  >
    <p>{text}</p>
  </Dialog>
)
