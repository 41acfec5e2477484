import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import styles from './Menu.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  /** A second, quieter line. */
  readonly description?: string
  readonly icon?: LucideIcon
  readonly isSelected?: boolean
  readonly isDangerous?: boolean
}

export interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly onAction: (id: string) => void
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right bottom'
  /** The button that opens it. */
  readonly children: ReactElement
}

/** Opens by its button; arrows move, Enter chooses, Escape closes and gives the focus back. */
export function Menu({ label, entries, onAction, placement = 'bottom end', children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement={placement} offset={6} className={styles.popover}>
        <AriaMenu
          aria-label={label}
          items={entries}
          onAction={key => onAction(String(key))}
          className={styles.list}
        >
          {entry => (
            <MenuItem
              id={entry.id}
              textValue={entry.label}
              className={classNames(styles.item, entry.isDangerous === true && styles.dangerous)}
            >
              {entry.icon && <Icon icon={entry.icon} size={16} />}
              <span className={styles.itemText}>
                {entry.label}
                {entry.description !== undefined && (
                  <span className={styles.description}>{entry.description}</span>
                )}
              </span>
              {entry.isSelected === true && <Icon icon={Check} size={16} />}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
