import type { KeyboardEvent, Ref } from 'react'
import { TextArea as AriaTextArea, TextField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

export interface TextAreaProps {
  /** Of the field itself. */
  readonly id?: string
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly isDisabled?: boolean
  readonly maxLength?: number
  /** Without a frame of its own, inside a larger box. */
  readonly isBare?: boolean
  readonly describedBy?: string
  readonly textAreaRef?: Ref<HTMLTextAreaElement>
}

/** Several lines; grows with its text from one line to six. */
export function TextArea(props: TextAreaProps) {
  const { label, placeholder, value, onChange, onKeyDown, maxLength, describedBy, textAreaRef } = props
  const { id, isDisabled = false, isBare = false } = props
  return (
    <TextField
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      maxLength={maxLength}
      className={styles.field}
    >
      <AriaTextArea
        id={id}
        ref={textAreaRef}
        rows={1}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        className={classNames(styles.area, !isBare && styles.framedArea)}
      />
    </TextField>
  )
}
