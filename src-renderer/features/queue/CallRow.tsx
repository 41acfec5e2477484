import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId } from '#shared/domain/ids.ts'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { useSession } from '../../store/desktop-context.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { CallMenu } from './CallMenu.tsx'
import styles from './Queue.module.css'
import { type QueueStore, stageOf } from './queue-store.ts'
import { StageMark } from './StageMark.tsx'
import { clockStart, isWait } from './urgency.ts'
import { useRow } from './use-queue.ts'
import { Waited } from './Waited.tsx'

interface CallRowProps {
  readonly store: QueueStore
  readonly id: CallId
  readonly isActive: boolean
}

/** One call: where it stands, who calls whom on which account, how it got there, and for how long. */
export const CallRow = memo(function CallRow({ store, id, isActive }: CallRowProps) {
  const call = useRow(store.calls, id)
  const account = useSession(({ accounts }) => call && accounts[call.accountId]?.name)
  if (!call) return null
  const { customer } = call
  return (
    <div className={styles.call}>
      <StageMark stage={stageOf(call)} direction={call.direction} />
      <span className={styles.who}>
        <span className={styles.name} title={customer.name}>
          {customer.name}
        </span>
        <span className={styles.detail}>
          {customer.phone !== undefined && <PhoneNumber phone={customer.phone} />}
          <span className={styles.clipped}>{account ?? call.accountId}</span>
        </span>
      </span>
      <Route call={call} />
      <Waited since={clockStart(call)} isWait={isWait(call)} />
      <CallMenu
        store={store}
        callId={id}
        roomId={call.roomId}
        name={customer.name}
        isSteerable={isWait(call) && call.agent === undefined}
        isActive={isActive}
      />
    </div>
  )
})

/** Who has it or at whom it rings, and how it came to them. */
function Route({ call }: { readonly call: QueueCall }) {
  const { t } = useTranslation('queue')
  const names = (people: QueueCall['ringing'] = []) => people.map(person => person.name).join(', ')
  const who = call.agent?.name ?? (names(call.ringing) || names(call.waitingFor))
  return (
    <span className={styles.who}>
      <span className={styles.clipped} title={who}>
        {who === '' ? t('nobody') : who}
      </span>
      <span className={styles.detail}>
        {call.direction === 'outbound' ? t('outbound') : call.via ? t(`via.${call.via}`) : t('inbound')}
      </span>
    </span>
  )
}
