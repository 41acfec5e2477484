import { useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import menuStyles from '../../ui/Menu.module.css'
import { isMac } from '../../ui/platform.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { shortcutLabel } from '../../ui/shortcuts.ts'
import { type Command, groupedCommands } from './command.ts'
import styles from './CommandPalette.module.css'
import { useCommands } from './use-commands.ts'

/** The field, and below it what it found; arrows move, Enter does. */
export function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['palette', 'common'])
  const [typed, setTyped] = useState('')
  const commands = useCommands(typed)
  const run = (id: string) => {
    onClose()
    commands.find(command => command.id === id)?.run()
  }
  return (
    <Dialog aria-label={t('title')} className={styles.dialog}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField
          label={t('placeholder')}
          clearLabel={t('common:clearSearch')}
          value={typed}
          onChange={setTyped}
          isFocusedFirst
        />
        {/* The focus stays in the field; who scrolls by keyboard needs a stop here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <section aria-label={t('commands')} tabIndex={0} className={styles.list}>
          <Menu
            aria-label={t('commands')}
            items={groupedCommands(commands).map(found => ({ ...found, id: found.group }))}
            onAction={key => run(String(key))}
            renderEmptyState={() => <p className={styles.empty}>{t('empty', { typed })}</p>}
            className={styles.menu}
          >
            {({ group, commands: found }) => (
              <MenuSection id={group}>
                <Header className={styles.group}>{t(`group.${group}`)}</Header>
                <Collection items={found}>{command => <CommandItem command={command} />}</Collection>
              </MenuSection>
            )}
          </Menu>
        </section>
      </Autocomplete>
    </Dialog>
  )
}

function CommandItem({ command }: { readonly command: Command }) {
  const { id, icon, label, description, shortcut, isDangerous = false } = command
  return (
    <MenuItem
      id={id}
      textValue={label}
      className={classNames(menuStyles.item, isDangerous && menuStyles.dangerous)}
    >
      <Icon icon={icon} size={16} />
      <span className={styles.label}>{label}</span>
      {description !== undefined && <span className={styles.description}>{description}</span>}
      {shortcut && <Keyboard className={styles.key}>{shortcutLabel(shortcut, isMac)}</Keyboard>}
    </MenuItem>
  )
}
