import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId } from '#shared/domain/ids.ts'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { useSession } from '../../store/desktop-context.ts'
import { customerWords } from '../../ui/customer-words.ts'
import { PhoneNumber } from '../../ui/PhoneNumber.tsx'
import { CallMenu } from './CallMenu.tsx'
import styles from './Queue.module.css'
import { type QueueStore, stageOf } from './queue-store.ts'
import { StageMark } from './StageMark.tsx'
import { clockStart, isWait } from './urgency.ts'
import { useRow } from './use-queue.ts'
import { Waited } from './Waited.tsx'
import { isSameButWho } from './who-has.ts'
import { WhoHas } from './WhoHas.tsx'

interface CallRowProps {
  readonly store: QueueStore
  readonly id: CallId
  readonly isActive: boolean
}

/** One call: where it stands, who calls whom on which account, how it got there, and for how long. */
export const CallRow = memo(function CallRow({ store, id, isActive }: CallRowProps) {
  const call = useRow(store.calls, id, isSameButWho)
  const account = useSession(({ accounts }) => call && accounts[call.accountId]?.name)
  if (!call) return null
  const { customer } = call
  return (
    <div className={styles.call}>
      <StageMark stage={stageOf(call)} direction={call.direction} />
      <Caller name={customer.name} phone={customer.phone} account={account ?? call.accountId} />
      <Route calls={store.calls} id={id} direction={call.direction} via={call.via} />
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

interface CallerProps {
  readonly name: string
  readonly phone: string | undefined
  readonly account: string
}

const Caller = memo(function Caller({ name, phone, account }: CallerProps) {
  const { title, number } = customerWords(name, phone)
  return (
    <span className={styles.who}>
      <span className={styles.name} title={title}>
        {title}
      </span>
      <span className={styles.detail}>
        {number !== undefined && <PhoneNumber phone={number} />}
        <span className={styles.clipped}>{account}</span>
      </span>
    </span>
  )
})

interface RouteProps {
  readonly calls: QueueStore['calls']
  readonly id: CallId
  readonly direction: QueueCall['direction']
  readonly via: QueueCall['via']
}

/** Who has it or at whom it rings, and how it came to them. */
const Route = memo(function Route({ calls, id, direction, via }: RouteProps) {
  const { t } = useTranslation('queue')
  return (
    <span className={styles.who}>
      <WhoHas calls={calls} id={id} nobody={t('nobody')} />
      <span className={styles.detail}>
        {direction === 'outbound' ? t('outbound') : via ? t(`via.${via}`) : t('inbound')}
      </span>
    </span>
  )
})
