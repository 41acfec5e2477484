import styles from './Avatar.module.css'
import { avatarHue, initials } from './initials.ts'

export interface AvatarProps {
  readonly name: string
  /** Keeps the colour when the name changes; the customer's or agent's id. */
  readonly id: string
  readonly size?: 'small' | 'medium' | 'large' | 'huge'
}

/** Initials on a colour that stays with the person. The name stands beside it, so the letters are drawn, not text. */
export function Avatar({ name, id, size = 'medium' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={styles.avatar}
      data-size={size}
      data-hue={avatarHue(id)}
      data-initials={initials(name)}
    />
  )
}
