import { Icon, type IconProps } from './Icon.tsx'

/** A bookmark: keep. */
export const KeepIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 3.5h10a1 1 0 0 1 1 1v16l-6-4.5-6 4.5v-16a1 1 0 0 1 1-1z" />
  </Icon>
)
