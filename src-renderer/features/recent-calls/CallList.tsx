import { DatabaseZap, Phone, PhoneMissed, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { Button } from '../../ui/Button.tsx'
import { RovingList } from '../../ui/RovingList.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { CallRow } from './CallRow.tsx'
import { type FilterChoice, isNarrowed } from './call-filter.ts'
import type { CallLogPages } from './use-call-log.ts'

interface CallListProps {
  readonly log: CallLogPages
  readonly choice: FilterChoice
  readonly search: string
  /** The call whose details are shown. */
  readonly openId: string | null
  readonly onOpen: (entry: CallLogEntry) => void
}

/** The rows, or what stands in their place. A row opens the details of its call. */
export function CallList({ log, choice, search, openId, onOpen }: CallListProps) {
  const { t } = useTranslation(['calls', 'common', 'refusals'])
  if (log.entries.length > 0) {
    return (
      <RovingList
        label={t('list')}
        items={log.entries}
        keyOf={entry => entry.callId}
        estimatedRowHeight={64}
        renderRow={entry => <CallRow entry={entry} />}
        selectedKey={openId}
        onOpen={onOpen}
        onEndReached={log.loadMore}
        footer={log.hasMore && <Skeleton shape="rows" count={2} label={t('loadingMore')} />}
      />
    )
  }
  if (log.status === 'loading') return <Skeleton shape="rows" label={t('loading')} />
  if (log.status === 'failed') {
    return (
      <StatePanel
        kind="error"
        icon={DatabaseZap}
        title={t('errorTitle')}
        text={t('refusals:failed')}
        action={<Button onPress={log.retry}>{t('common:retry')}</Button>}
      />
    )
  }
  return <NoCalls choice={choice} search={search} />
}

function NoCalls({ choice, search }: Pick<CallListProps, 'choice' | 'search'>) {
  const { t } = useTranslation('calls')
  if (search.trim() !== '') {
    const text = t('emptySearchText', { search })
    return <StatePanel kind="empty" icon={SearchX} title={t('emptySearchTitle')} text={text} />
  }
  if (isNarrowed(choice)) {
    return (
      <StatePanel kind="empty" icon={SearchX} title={t('emptySearchTitle')} text={t('emptyFilterText')} />
    )
  }
  return choice.kind === 'missed' ? (
    <StatePanel kind="empty" icon={PhoneMissed} title={t('emptyMissedTitle')} text={t('emptyMissedText')} />
  ) : (
    <StatePanel kind="empty" icon={Phone} title={t('emptyTitle')} text={t('emptyText')} />
  )
}
