import { useTranslation } from 'react-i18next'
import type { QueueAgent } from '#shared/protocol/queue.ts'
import type { Queue } from '#shared/session/queue.ts'
import { LiveDuration } from '../ui/LiveDuration.tsx'
import styles from './Wallboard.module.css'

/** What somebody does, in the order in which it is worth reading from afar. */
const doings = ['free', 'ringing', 'on_call', 'wrap_up', 'away', 'offline'] as const
type Doing = (typeof doings)[number]

const doingOf = ({ state, presence }: QueueAgent): Doing =>
  state === 'free' && presence !== 'online' ? presence : state

const mostAgents = 8

interface WallAgentsProps {
  readonly agents: Queue['agents']
  readonly aheadMs: number
}

/** Who is there: how many do what, and the first of them by name; who is offline is a number alone. */
export function WallAgents({ agents, aheadMs }: WallAgentsProps) {
  const { t } = useTranslation(['queue', 'presence'])
  const all = [...agents.values()]
  const words = (doing: Doing) =>
    doing === 'away' || doing === 'offline'
      ? t(`presence:${doing}`)
      : doing === 'free'
        ? t('wall.free')
        : t(`state.${doing}`)
  const counts = doings
    .map(doing => ({ doing, count: all.filter(agent => doingOf(agent) === doing).length }))
    .filter(({ doing, count }) => count > 0 || doing === 'free')
  const there = all
    .filter(agent => doingOf(agent) !== 'offline')
    .sort((one, other) => doings.indexOf(doingOf(one)) - doings.indexOf(doingOf(other)))
  return (
    <section aria-label={t('agents')} className={styles.panel}>
      <h2 className={styles.tileTitle}>{t('agents')}</h2>
      <dl className={styles.summary}>
        {counts.map(({ doing, count }) => (
          <div key={doing} data-doing={doing}>
            <dt>{words(doing)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.rows}>
        {there.slice(0, mostAgents).map(agent => (
          <li key={agent.id} className={styles.row} data-doing={doingOf(agent)}>
            <span className={styles.name} title={agent.name}>
              {agent.name}
            </span>
            <span className={styles.aside}>{words(doingOf(agent))}</span>
            {agent.since !== undefined && <LiveDuration since={Date.parse(agent.since)} aheadMs={aheadMs} />}
          </li>
        ))}
      </ul>
      {there.length > mostAgents && (
        <p className={styles.quiet}>{t('wall.more', { count: there.length - mostAgents })}</p>
      )}
    </section>
  )
}
