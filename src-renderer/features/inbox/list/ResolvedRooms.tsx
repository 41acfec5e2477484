import { CircleCheck, CloudOff, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { RoomList } from './RoomList.tsx'
import { useResolvedRooms } from './use-resolved-rooms.ts'

interface ResolvedRoomsProps {
  readonly search: string
}

/** Finished conversations, from the platform. */
export function ResolvedRooms({ search }: ResolvedRoomsProps) {
  const { t } = useTranslation(['inbox', 'common', 'refusals'])
  const { status, rooms, hasMore, loadMore, retry } = useResolvedRooms(search)
  const isOnline = useDesktop(state => state.connection.status === 'online')
  if (rooms.length > 0) {
    return (
      <RoomList
        label={t('list', { tab: t('resolved') })}
        rooms={rooms}
        onEndReached={loadMore}
        footer={hasMore && <Skeleton shape="rows" count={2} label={t('loading')} />}
      />
    )
  }
  if (status === 'loading') return <Skeleton shape="rows" label={t('loading')} />
  if (status === 'failed') {
    return (
      <StatePanel
        kind="error"
        icon={CloudOff}
        title={t('resolvedError.title')}
        text={isOnline ? t('refusals:failed') : t('resolvedError.offline')}
        action={<Button onPress={retry}>{t('common:retry')}</Button>}
      />
    )
  }
  return search.trim() === '' ? (
    <StatePanel
      kind="empty"
      icon={CircleCheck}
      title={t('empty.resolvedTitle')}
      text={t('empty.resolvedText')}
    />
  ) : (
    <StatePanel
      kind="empty"
      icon={SearchX}
      title={t('empty.searchTitle')}
      text={t('empty.searchText', { search })}
    />
  )
}
