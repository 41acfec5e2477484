import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { isMac } from './platform.ts'
import { type Shortcut, shortcutLabel } from './shortcuts.ts'
import styles from './Tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly shortcut?: Shortcut
  readonly placement?: 'top' | 'bottom' | 'right' | 'left'
  /** One focusable control. */
  readonly children: ReactElement
}

/** Says what a control does, on hover and on keyboard focus. */
export function Tooltip({ text, shortcut, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={50}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={styles.tooltip}>
        {text}
        {shortcut && <kbd className={styles.key}>{shortcutLabel(shortcut, isMac)}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
