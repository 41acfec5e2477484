import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'
import { keysOf } from './say-shortcuts.tsx'
import type { Shortcut } from './shortcuts.ts'

export interface SearchFieldProps {
  /** What is searched; also the placeholder. */
  readonly label: string
  readonly clearLabel: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly inputRef?: Ref<HTMLInputElement>
  /** Brings the keyboard here. */
  readonly shortcut?: Shortcut
  /** Where the keyboard is when it appears: only where typing is all there is to do. */
  readonly isFocusedFirst?: boolean
}

/** Search as one types; Escape empties it. */
export function SearchField({
  label,
  clearLabel,
  value,
  onChange,
  inputRef,
  shortcut,
  isFocusedFirst = false,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by a dialog that is a search
      autoFocus={isFocusedFirst}
      className={styles.field}
    >
      <div className={classNames(styles.box, styles.search)}>
        <Icon icon={Search} size={16} className={styles.searchIcon} />
        <Input
          ref={inputRef}
          placeholder={label}
          aria-keyshortcuts={shortcut && keysOf(shortcut)}
          className={styles.input}
        />
        {value !== '' && (
          <Button aria-label={clearLabel} className={styles.clear}>
            <Icon icon={X} size={14} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  )
}
