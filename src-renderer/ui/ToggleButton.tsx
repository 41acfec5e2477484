import type { LucideIcon } from 'lucide-react'
import { ToggleButton as AriaToggleButton, type ToggleButtonProps as AriaProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { sayShortcuts } from './say-shortcuts.tsx'
import type { Shortcut } from './shortcuts.ts'
import { Tooltip } from './Tooltip.tsx'

export interface ToggleButtonProps extends Omit<
  AriaProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  readonly icon: LucideIcon
  /** What is on while it is pressed: "Mute", not "Unmute"; its state is told apart. */
  readonly label: string
  readonly shortcut?: Shortcut
  readonly size?: 'small' | 'medium' | 'large'
  readonly isRound?: boolean
}

/** An icon that stays pressed. */
export function ToggleButton({
  icon,
  label,
  shortcut,
  size = 'medium',
  isRound = false,
  ...props
}: ToggleButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaToggleButton
        {...props}
        aria-label={label}
        render={sayShortcuts(shortcut)}
        className={classNames(
          styles.button,
          styles.icon,
          styles.quiet,
          styles[size],
          isRound && styles.round,
        )}
      >
        <Icon icon={icon} size={size === 'small' ? 16 : 20} />
      </AriaToggleButton>
    </Tooltip>
  )
}
