import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useUi, useUiStore } from '../../../store/desktop-context.ts'
import { SearchField } from '../../../ui/SearchField.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { shortcuts } from '../../../ui/shortcuts.ts'
import { useShortcuts } from '../../../ui/use-shortcuts.ts'
import styles from './ConversationList.module.css'
import { LiveRooms } from './LiveRooms.tsx'
import { ResolvedRooms } from './ResolvedRooms.tsx'
import { useLiveRooms } from './use-live-rooms.ts'

/** Every conversation that one may see, in three tabs, with one search over the open tab. */
export function ConversationList() {
  const { t } = useTranslation(['inbox', 'common'])
  const ui = useUiStore()
  const tab = useUi(state => state.inboxTab)
  const search = useUi(state => state.inboxSearch)
  const isKnown = useSession(() => true) === true
  const waiting = useLiveRooms('unassigned').length
  const searchInput = useRef<HTMLInputElement>(null)
  useShortcuts({ search: () => searchInput.current?.focus() })

  return (
    <aside className={styles.column} aria-label={t('title')}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('title')}</h1>
        <SearchField
          label={t('search')}
          clearLabel={t('common:clearSearch')}
          value={search}
          onChange={inboxSearch => ui.setState({ inboxSearch })}
          inputRef={searchInput}
          shortcut={shortcuts.search}
        />
      </header>
      <Tabs
        label={t('tabs')}
        selected={tab}
        onSelect={inboxTab => ui.setState({ inboxTab })}
        tabs={[
          { id: 'mine', label: t('mine') },
          { id: 'unassigned', label: t('unassigned'), count: waiting, countLabel: '' },
          { id: 'resolved', label: t('resolved') },
        ]}
      >
        {!isKnown && <Skeleton shape="rows" label={t('loading')} />}
        {isKnown &&
          (tab === 'resolved' ? <ResolvedRooms search={search} /> : <LiveRooms tab={tab} search={search} />)}
      </Tabs>
    </aside>
  )
}
