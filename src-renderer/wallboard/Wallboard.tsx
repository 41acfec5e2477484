import { Maximize2, Minimize2, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { WallboardView } from '#shared/ipc/wallboard.ts'
import type { QueueAccount } from '#shared/protocol/queue.ts'
import type { Queue } from '#shared/session/queue.ts'
import { byUrgency } from '../features/queue/queue-store.ts'
import { clockStart, isWait } from '../features/queue/urgency.ts'
import { WaitedFor } from '../features/queue/Waited.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { clockTime } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import styles from './Wallboard.module.css'
import { WallAgents } from './WallAgents.tsx'

export type WallboardApi = Pick<DeringApi, 'actOnWallboard'>

interface WallboardProps {
  readonly view: WallboardView
  /** Null until the platform has told. */
  readonly queue: Queue | null
  readonly api: WallboardApi
}

/** [D8] The live queue to be read from across the room: who waits and for how long, and who is there. */
export function Wallboard({ view, queue, api }: WallboardProps) {
  const { t } = useTranslation('queue')
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'F11') void api.actOnWallboard({ act: 'toggleFullScreen' })
      if (key === 'Escape') void api.actOnWallboard({ act: 'leaveFullScreen' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [api])
  return (
    <main className={styles.wall}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('title')}</h1>
        {!view.isLive && (
          <output className={styles.stale}>
            <Icon icon={TriangleAlert} size={20} />
            {t('wall.stale')}
          </output>
        )}
        <Time />
        <IconButton
          icon={view.isFullScreen ? Minimize2 : Maximize2}
          label={t(view.isFullScreen ? 'wall.leaveFullScreen' : 'wall.fullScreen')}
          tooltipPlacement="left"
          onPress={() => void api.actOnWallboard({ act: 'toggleFullScreen' })}
        />
      </header>
      {queue ? (
        <>
          <div className={styles.accounts}>
            {[...queue.accounts.values()].map(row => (
              <AccountTile key={row.id} row={row} view={view} />
            ))}
          </div>
          <div className={styles.panels}>
            <LongestWaits queue={queue} view={view} />
            <WallAgents agents={queue.agents} aheadMs={view.aheadMs} />
          </div>
        </>
      ) : (
        <Skeleton shape="rows" label={t('loading')} />
      )}
    </main>
  )
}

function Time() {
  const { locale } = useLocale()
  return <span className={styles.time}>{clockTime(useNow(1_000), locale)}</span>
}

function AccountTile({ row, view }: { readonly row: QueueAccount; readonly view: WallboardView }) {
  const { t } = useTranslation('queue')
  const { locale } = useLocale()
  const { id, waiting, ringing, connected, answerRate, oldestSince = null } = row
  const name = view.accountNames[id] ?? id
  const isLow = answerRate !== null && answerRate * 100 < defaultPolicy.answerRateMinimumPercent
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <section aria-label={name} className={styles.tile}>
      <h2 className={styles.tileTitle} title={name}>
        {name}
      </h2>
      <dl className={styles.counts}>
        {Object.entries({ waiting, ringing, connected } as const).map(([stage, count]) => (
          <div key={stage} data-stage={count > 0 ? stage : undefined}>
            <dt>{t(`stage.${stage as 'waiting' | 'ringing' | 'connected'}`)}</dt>
            <dd className={styles.number}>{count}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.facts}>
        <div>
          <dt>{t('oldestWait')}</dt>
          <dd>
            {oldestSince === null ? (
              '–'
            ) : (
              <WaitedFor
                since={Date.parse(oldestSince)}
                isWait
                aheadMs={view.aheadMs}
                thresholds={view.thresholds}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('answerRate')}</dt>
          <dd className={isLow ? styles.low : undefined}>
            {isLow && <Icon icon={TriangleAlert} size={14} />}{' '}
            {answerRate === null ? '–' : percent.format(answerRate)}
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** Rows that can be read from afar on one display. */
const mostWaits = 6

function LongestWaits({ queue, view }: { readonly queue: Queue; readonly view: WallboardView }) {
  const { t } = useTranslation('queue')
  const waits = [...queue.calls.values()].filter(isWait).sort(byUrgency)
  const more = waits.length - mostWaits
  return (
    <section aria-label={t('wall.waits')} className={styles.panel}>
      <h2 className={styles.tileTitle}>{t('wall.waits')}</h2>
      {waits.length === 0 && <p className={styles.quiet}>{t('wall.nobodyWaits')}</p>}
      <ul className={styles.rows}>
        {waits.slice(0, mostWaits).map(call => (
          <li key={call.id} className={styles.row}>
            <span className={styles.name} title={call.customer.name}>
              {call.customer.name}
            </span>
            <span className={styles.aside}>{view.accountNames[call.accountId] ?? call.accountId}</span>
            <WaitedFor since={clockStart(call)} isWait aheadMs={view.aheadMs} thresholds={view.thresholds} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t('wall.more', { count: more })}</p>}
    </section>
  )
}
