import { TriangleAlert, Wallet } from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { balanceState } from '#shared/domain/balance-state.ts'
import type { AccountId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { useSession } from '../../store/desktop-context.ts'
import { useBalance } from '../../store/use-balance.ts'
import { Icon } from '../../ui/Icon.tsx'
import { moneyWords } from '../../ui/money.ts'
import styles from './Queue.module.css'
import type { QueueStore } from './queue-store.ts'
import { useRow } from './use-queue.ts'
import { Waited } from './Waited.tsx'

interface AccountCardProps {
  readonly store: QueueStore
  readonly id: AccountId
}

const urgencyOf = { enough: 'calm', low: 'attention', exhausted: 'critical' } as const

/** One account at a glance: its calls, its oldest wait, its answer rate and its balance. */
export function AccountCard({ store, id }: AccountCardProps) {
  const { t } = useTranslation('queue')
  const { locale } = useLocale()
  const row = useRow(store.accounts, id)
  const account = useSession(({ accounts }) => accounts[id])
  const name = account?.name
  const balance = useBalance(id)
  if (!row) return null
  const { waiting, ringing, connected, answerRate } = row
  const oldestSince = row.oldestSince ?? null
  const isLow = answerRate !== null && answerRate * 100 < defaultPolicy.answerRateMinimumPercent
  // [A4] Without outgoing calls nothing is paid.
  const money = balance && account?.outbound ? balanceState(balance, account.lowBalance) : 'enough'
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const counts = { waiting, ringing, connected }
  return (
    <section aria-label={name ?? id} className={styles.card}>
      <h2 className={styles.cardTitle} title={name ?? id}>
        {name ?? id}
      </h2>
      <dl className={styles.facts}>
        {(['waiting', 'ringing', 'connected'] as const).map(stage => (
          <div key={stage} className={styles.fact}>
            <dt>{t(`stage.${stage}`)}</dt>
            <dd className={styles.number}>{counts[stage]}</dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt>{t('oldestWait')}</dt>
          <dd>{oldestSince === null ? '–' : <Waited since={Date.parse(oldestSince)} isWait />}</dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('answerRate')}</dt>
          <dd data-urgency={isLow ? 'attention' : 'calm'} className={styles.waited}>
            {answerRate === null ? '–' : percent.format(answerRate)}
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('balance')}</dt>
          <dd data-urgency={urgencyOf[money]} className={styles.waited}>
            {balance ? moneyWords(balance, locale) : '–'}
          </dd>
        </div>
      </dl>
      {isLow && (
        <p className={styles.warning}>
          <Icon icon={TriangleAlert} size={14} />
          {t('mayRestrict', { percent: percent.format(defaultPolicy.answerRateMinimumPercent / 100) })}
        </p>
      )}
      {money !== 'enough' && (
        <p className={styles.warning}>
          <Icon icon={Wallet} size={14} />
          {t(money === 'low' ? 'balanceLow' : 'balanceExhausted')}
        </p>
      )}
    </section>
  )
}
