import { useEffect, useState } from 'preact/hooks'
import type { Picture, Story } from '../../domain/story/story.ts'
import { Initial } from '../../ui/story/portrait.tsx'
import { local } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { storiesOf } from './stories-here.ts'

/** An address for what this page alone holds; it ends with the page, or with the picture. */
function useAddress(picture: Picture, fetch: boolean): string | null {
  const blob = useLoaded(`picture ${picture.hash}`, ['catalogue'], (open) => storiesOf(open).picture(picture, { fetch }))
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return undefined
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => {
      setAddress(null)
      URL.revokeObjectURL(made)
    }
  }, [blob])
  return address
}

/** The picture of a story in a list, small; the first letter of the name until it is there. The name beside it says who it is. */
export const Portrait = ({ story: { name, picture } }: { story: Pick<Story, 'name' | 'picture'> }) =>
  picture ? <Small name={name} picture={picture} /> : <Initial name={name} />

function Small({ name, picture }: { name: Story['name']; picture: Picture }) {
  const address = useAddress(picture, false)
  return address === null ? <Initial name={name} /> : <img class="portrait" src={address} width={picture.width} height={picture.height} alt="" />
}

/** The picture of a story that is being read; asked for where it is not here. Its place is kept until it comes. */
export function Large({ picture }: { picture: Picture }) {
  const { width, height } = picture
  const address = useAddress(picture, true)
  if (address !== null) return <img class="story-picture" src={address} width={width} height={height} alt={local(picture.alt)} />
  return <svg class="story-picture" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false" />
}
