import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Button.module.css'

/** `answer` is green and `danger` red: only for taking a call, and for declining or ending one. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'answer' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium' | 'large'
  readonly isFullWidth?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A button with words; for an icon alone see `IconButton`. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  isFullWidth = false,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={classNames(styles.button, styles[variant], styles[size], isFullWidth && styles.fullWidth)}
    />
  )
}
