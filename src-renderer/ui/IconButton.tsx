import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { ButtonVariant } from './Button.tsx'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { sayShortcuts } from './say-shortcuts.tsx'
import type { Shortcut } from './shortcuts.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  readonly icon: LucideIcon
  /** Names the button for everybody: its tooltip, and what a screen reader says. */
  readonly label: string
  readonly shortcut?: Shortcut
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium' | 'large'
  readonly isRound?: boolean
  readonly tooltipPlacement?: 'top' | 'bottom' | 'right' | 'left'
}

/** A button that is an icon alone, with its name and its shortcut in a tooltip. */
export function IconButton({
  icon,
  label,
  shortcut,
  variant = 'quiet',
  size = 'medium',
  isRound = false,
  tooltipPlacement = 'top',
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} placement={tooltipPlacement} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        render={sayShortcuts(shortcut)}
        className={classNames(
          styles.button,
          styles.icon,
          styles[variant],
          styles[size],
          isRound && styles.round,
        )}
      >
        <Icon icon={icon} size={size === 'small' ? 16 : 20} />
      </AriaButton>
    </Tooltip>
  )
}
