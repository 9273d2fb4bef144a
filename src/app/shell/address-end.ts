import { universitiesEditionSchema } from '../../api/universities.ts'
import type { Catalogue, Notebook, Reading } from '../../device/device.ts'
import { type AddressPhase, addressPhase, addressSetting, courseOf, isUniversityAddress } from '../../domain/account/address-end.ts'
import { profileId } from '../../domain/notebook.ts'
import type { University } from '../../domain/university.ts'
import { device, notebook, person, useLoaded } from './device.ts'

/** How it stands with the address that signs in. */
export interface AddressState {
  /** As the server last told the notebook; what this device remembers until then. */
  email: string
  /** Whether it is a university's. */
  ofUniversity: boolean
  /** How near its end is; null: it lasts, or there is time. */
  phase: AddressPhase | null
  /** Where it is kept that an address stays, as it was read. */
  stays: Reading | undefined
}

/** Every university in the catalogue; none before it came. */
export async function universitiesOf(catalogue: Catalogue): Promise<University[]> {
  const parsed = universitiesEditionSchema.safeParse(await catalogue.edition('universities'))
  return parsed.success ? parsed.data.universities : []
}

const presentMonth = () => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
}

/** How it stands with the address of whoever is signed in here; undefined until it is known. Works with no network. */
export function useAddressState(): AddressState | null | undefined {
  const who = person.value
  return useLoaded(`address ${who?.email ?? ''}`, ['notebook', 'catalogue'], async (open, book) => {
    if (!book) return null
    const profile = Object.fromEntries([...(await book.read('profile', profileId))].map(([field, { value }]) => [field, value]))
    const email = typeof profile['email'] === 'string' ? profile['email'] : book.person.email
    const stays = (await book.read(addressSetting.type, addressSetting.record)).get(addressSetting.field)
    const domains = (await universitiesOf(open.catalogue)).flatMap((each) => each.domains)
    const said = typeof stays?.value === 'string' ? stays.value : null
    return {
      email,
      ofUniversity: isUniversityAddress(email, domains),
      phase: addressPhase({ email, domains, ...courseOf(profile), stays: said }, presentMonth()),
      stays,
    }
  })
}

/** Keeps that an address stays with the person after the course, or, for null, that nobody said so. */
export async function sayAddressStays(book: Notebook, email: string | null, over: Reading | undefined): Promise<void> {
  await book.write({ ...addressSetting, value: email, over: over ?? { value: undefined, ids: [] } })
}

/** Has this device remember the address that signs in now. */
export async function followAddress(email: string): Promise<void> {
  if (email !== '' && notebook.peek()?.person.email !== email) await device.peek()?.amend({ email })
}
