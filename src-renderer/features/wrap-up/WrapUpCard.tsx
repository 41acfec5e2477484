import { NotebookPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { accountIdSchema, type CallId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { WireWrapUp } from '#shared/protocol/entities.ts'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Duration } from '../../ui/Duration.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { classNames } from '../../ui/class-names.ts'
import floating from '../call/Floating.module.css'
import styles from '../call/Card.module.css'
import { useTimeline } from '../recent-calls/use-timeline.ts'
import { WordFields } from './WordFields.tsx'
import { wordsOf } from './words.ts'

interface WrapUpCardProps {
  readonly callId: CallId
  /** The time that is set for it, while it lasts. */
  readonly wrapUp: WireWrapUp | null
  /** Something was written: the card stays until the agent is done. */
  readonly onWrite: () => void
  readonly onDone: () => void
}

/** The note on a call that is over; nothing waits for it, and it takes no focus. */
export function WrapUpCard({ callId, wrapUp, onWrite, onDone }: WrapUpCardProps) {
  const { t } = useTranslation('wrapUp')
  const api = useApi()
  const tell = useTell()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const found = useTimeline(callId)
  const entry = found.status === 'ready' ? found.timeline.entry : undefined
  const ended = useSession(session => session.ended.find(call => call.id === callId))
  const accountId = ended?.accountId ?? (entry && accountIdSchema.parse(entry.accountId))
  const account = useSession(session => (accountId === undefined ? undefined : session.accounts[accountId]))
  const name = entry?.customerName ?? ended?.customer.name
  const title = name === undefined ? t('titleUnknown') : t('title', { name })
  const finish = () => {
    if (wrapUp) void api.request({ method: 'wrapUp.finish', params: { callId } }).then(tell)
    onDone()
  }
  return (
    <section className={classNames(floating.floating, styles.card)} data-kind="wrap-up" aria-label={title}>
      <div className={styles.top}>
        <Icon icon={NotebookPen} size={18} className={styles.lead} />
        <div className={floating.words}>
          <strong className={styles.line} title={title}>
            {title}
          </strong>
          <span className={styles.text}>{wrapUp ? <TimeLeft until={wrapUp.until} /> : t('kept')}</span>
        </div>
      </div>
      {found.status === 'loading' ? (
        <Skeleton shape="details" count={2} label={t('loading')} />
      ) : (
        <WordFields
          key={callId}
          callId={callId}
          before={wordsOf(entry ?? {})}
          dispositions={account?.dispositions}
          onWrite={onWrite}
        />
      )}
      <div className={styles.actions}>
        <Button size="small" variant="primary" onPress={finish}>
          {t(wrapUp ? 'finish' : 'done')}
        </Button>
        {wrapUp && (
          <Button
            size="small"
            isDisabled={!isOnline || wrapUp.extensions >= defaultPolicy.wrapUpExtensions}
            onPress={() => void api.request({ method: 'wrapUp.extend', params: { callId } }).then(tell)}
          >
            {t('moreTime')}
          </Button>
        )}
      </div>
    </section>
  )
}

function TimeLeft({ until }: { readonly until: string }) {
  const { t } = useTranslation('wrapUp')
  const left = Math.max(0, Date.parse(until) - usePlatformNow(1_000))
  return (
    <>
      {t('timeLeft')} <Duration ms={left} />
    </>
  )
}
