import { CircleAlert, PhoneOff, Presentation } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import { accountIdSchema, type AccountId } from '#shared/domain/ids.ts'
import { type QueueStage, queueStages } from '#shared/domain/queue.ts'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useApi, useSession } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { AccountCard } from './AccountCard.tsx'
import { AgentRow } from './AgentRow.tsx'
import { CallRow } from './CallRow.tsx'
import styles from './Queue.module.css'
import { type QueueStore, stageOf } from './queue-store.ts'
import { useOrder, useQueue } from './use-queue.ts'
import { VirtualRows } from './VirtualRows.tsx'

/** [D8] Everything that waits, rings and is spoken, and who is there to take it. */
export function QueuePage() {
  const { t } = useTranslation('queue')
  const [turn, setTurn] = useState(0)
  const api = useApi()
  const tell = useTell()
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>
        <Button size="small" onPress={() => void api.openWallboard().then(tell)}>
          <Icon icon={Presentation} size={16} />
          {t('wallboard')}
        </Button>
      </PageHeader>
      <Watched key={turn} onAgain={() => setTurn(before => before + 1)} />
    </main>
  )
}

/** The queue, or what stands in its place. */
function Watched({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation(['queue', 'common'])
  const refusalText = useRefusalText()
  const queue = useQueue()
  switch (queue.status) {
    case 'loading':
      return <Skeleton shape="rows" label={t('loading')} />
    case 'failed':
      return (
        <StatePanel
          kind="error"
          icon={CircleAlert}
          title={t('failedTitle')}
          text={refusalText(queue.refusal)}
          action={<Button onPress={onAgain}>{t('common:retry')}</Button>}
        />
      )
    case 'ready':
      return <Panels store={queue.store} />
    default:
      return assertNever(queue)
  }
}

function Panels({ store }: { readonly store: QueueStore }) {
  const { t } = useTranslation('queue')
  const accounts = useOrder(store.accounts)
  const agents = useOrder(store.agents)
  return (
    <>
      <div className={styles.cards}>
        {accounts.ids.map(id => (
          <AccountCard key={id} store={store} id={id} />
        ))}
      </div>
      <div className={styles.panels}>
        <Calls store={store} />
        <section className={styles.panel} aria-label={t('agents')}>
          <h2 className={styles.panelTitle}>{t('agents')}</h2>
          <VirtualRows
            label={t('agents')}
            order={agents}
            estimatedRowHeight={64}
            renderRow={(id, isActive) => <AgentRow store={store} id={id} isActive={isActive} />}
          />
        </section>
      </div>
    </>
  )
}

type StageChoice = 'all' | QueueStage

function Calls({ store }: { readonly store: QueueStore }) {
  const { t } = useTranslation('queue')
  const calls = useOrder(store.calls)
  const [stage, setStage] = useState<StageChoice>('all')
  const [account, setAccount] = useState<AccountId | null>(null)
  const accounts = useSession(session => session.accounts) ?? {}
  const show = (next: { stage: StageChoice; account: AccountId | null }) => {
    setStage(next.stage)
    setAccount(next.account)
    store.calls.filter(
      (call: QueueCall) =>
        (next.stage === 'all' || stageOf(call) === next.stage) &&
        (next.account === null || call.accountId === next.account),
    )
  }
  return (
    <section className={styles.panel} aria-label={t('calls')}>
      <div className={styles.panelHeader}>
        <h2 className={styles.panelTitle}>{t('calls')}</h2>
        <SegmentedControl
          label={t('filterStage')}
          segments={[
            { value: 'all', label: t('all') },
            ...queueStages.map(value => ({ value, label: t(`stage.${value}`) })),
          ]}
          value={stage}
          onChange={value => show({ stage: value, account })}
        />
        <Select
          label={t('account')}
          isLabelHidden
          options={[
            { value: '', label: t('allAccounts') },
            ...Object.values(accounts).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={account ?? ''}
          onChange={value => show({ stage, account: value === '' ? null : accountIdSchema.parse(value) })}
        />
      </div>
      {calls.ids.length === 0 ? (
        <StatePanel kind="empty" icon={PhoneOff} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <VirtualRows
          label={t('calls')}
          order={calls}
          estimatedRowHeight={64}
          renderRow={(id, isActive) => <CallRow store={store} id={id} isActive={isActive} />}
        />
      )}
    </section>
  )
}
