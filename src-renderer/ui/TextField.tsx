import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components'
import styles from './Field.module.css'

export interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly description?: string
  /** Says what is wrong and what to do; shown while `isInvalid`. */
  readonly errorMessage?: string
  readonly placeholder?: string
  /** Inside the field's end: one small button. */
  readonly action?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text with its label above it. */
export function TextField(props: TextFieldProps) {
  const { label, description, errorMessage, placeholder, action, inputRef, ...field } = props
  return (
    <AriaTextField {...field} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <div className={styles.box}>
        <Input ref={inputRef} placeholder={placeholder} className={styles.input} />
        {action}
      </div>
      {description !== undefined && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{errorMessage}</FieldError>
    </AriaTextField>
  )
}
