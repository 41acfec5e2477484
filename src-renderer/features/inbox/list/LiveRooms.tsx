import { Inbox, SearchX, UserRoundCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { matchesSearch } from '../../../store/selectors.ts'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { RoomList } from './RoomList.tsx'
import { useLiveRooms } from './use-live-rooms.ts'

interface LiveRoomsProps {
  readonly tab: 'mine' | 'unassigned'
  readonly search: string
}

/** A tab whose rooms the session holds. */
export function LiveRooms({ tab, search }: LiveRoomsProps) {
  const { t } = useTranslation('inbox')
  const rooms = useLiveRooms(tab)
  const found = useMemo(() => rooms.filter(room => matchesSearch(room, search)), [rooms, search])
  if (found.length > 0) return <RoomList label={t('list', { tab: t(tab) })} rooms={found} />
  if (rooms.length > 0) {
    return (
      <StatePanel
        kind="empty"
        icon={SearchX}
        title={t('empty.searchTitle')}
        text={t('empty.searchText', { search })}
      />
    )
  }
  return tab === 'mine' ? (
    <StatePanel kind="empty" icon={Inbox} title={t('empty.mineTitle')} text={t('empty.mineText')} />
  ) : (
    <StatePanel
      kind="empty"
      icon={UserRoundCheck}
      title={t('empty.unassignedTitle')}
      text={t('empty.unassignedText')}
    />
  )
}
