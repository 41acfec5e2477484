import { CloudOff, TriangleAlert } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesktop, useUi, useUiStore } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { everything, filterOf } from './call-filter.ts'
import { CallDetails } from './CallDetails.tsx'
import { CallFilters } from './CallFilters.tsx'
import { CallList } from './CallList.tsx'
import { ExportButton } from './ExportButton.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import styles from './RecentCalls.module.css'
import { useCallLog } from './use-call-log.ts'

/** [D5] Every call that this desktop saw, online or not. */
export function RecentCalls() {
  const { t } = useTranslation(['calls', 'common'])
  const ui = useUiStore()
  const search = useUi(state => state.callSearch)
  const [choice, setChoice] = useState(everything)
  // The day alone: a filter that changed each minute would be asked each minute.
  const today = new Date(usePlatformNow(60_000)).setHours(0, 0, 0, 0)
  const filter = useMemo(() => filterOf(choice, search, today), [choice, search, today])
  const log = useCallLog(filter)
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const openId = useUi(state => state.openCallId)
  const setOpenId = (openCallId: string | null) => ui.setState({ openCallId })
  const list = useRef<HTMLDivElement>(null)
  const closeDetails = () => {
    setOpenId(null)
    // Back to the row that was opened, where the keyboard goes on.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[tabindex="0"][role="option"]')?.focus(),
    )
  }
  const searchInput = useRef<HTMLInputElement>(null)
  useShortcuts({ search: () => searchInput.current?.focus() })
  return (
    <main className={styles.page}>
      <div ref={list} className={styles.column} data-beside={openId !== null}>
        <header className={styles.header}>
          <PageHeader title={t('title')}>
            <ExportButton filter={filter} isDisabled={log.entries.length === 0} />
          </PageHeader>
          <div className={styles.tools}>
            <div className={styles.search}>
              <SearchField
                label={t('search')}
                clearLabel={t('common:clearSearch')}
                value={search}
                onChange={callSearch => ui.setState({ callSearch })}
                inputRef={searchInput}
                shortcut={shortcuts.search}
              />
            </div>
            <CallFilters choice={choice} onChoose={setChoice} />
          </div>
        </header>
        <ExportProgress />
        {log.trouble !== undefined && (
          <output className={styles.notice} data-tone="attention">
            <Icon icon={TriangleAlert} size={16} />
            {t(`trouble.${log.trouble}`)}
          </output>
        )}
        {!isOnline && log.trouble === undefined && (
          <p className={styles.notice}>
            <Icon icon={CloudOff} size={16} />
            {t('offline')}
          </p>
        )}
        <CallList
          log={log}
          choice={choice}
          search={search}
          openId={openId}
          onOpen={entry => setOpenId(entry.callId)}
        />
      </div>
      {openId !== null && <CallDetails key={openId} callId={openId} onClose={closeDetails} />}
    </main>
  )
}
