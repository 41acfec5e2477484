import { AppWindow, Mic, MicOff, Phone, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { CallAct, CallWindowView } from '#shared/ipc/call-window.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Duration } from '../ui/Duration.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { customerWords } from '../ui/customer-words.ts'
import { PhoneNumber } from '../ui/PhoneNumber.tsx'
import { useNow } from '../ui/use-now.ts'
import { classNames } from '../ui/class-names.ts'
import floating from '../features/call/Floating.module.css'
import styles from './CallWindow.module.css'

export type CallWindowApi = Pick<DeringApi, 'actOnCall'>

interface CallWindowProps {
  readonly view: CallWindowView
  readonly api: CallWindowApi
}

/** [D1] [D7] The call that rings or is on, over all other windows: whatever is needed, and nothing else. */
export function CallWindow({ view, api }: CallWindowProps) {
  const { t } = useTranslation('callWindow')
  const { callId, customerName: name } = view
  const act = (what: CallAct['act']) => () => void api.actOnCall({ act: what, callId })
  const label = t(view.kind === 'ringing' ? 'ringing' : 'call', { name })
  return (
    <main className={styles.window} data-kind={view.kind} aria-label={label}>
      <div className={styles.top}>
        <Avatar name={name} id={callId} />
        <div className={floating.words}>
          {view.kind === 'ringing' ? <Caller view={view} /> : <Talk view={view} />}
        </div>
        <IconButton
          icon={AppWindow}
          label={t('look')}
          size="small"
          tooltipPlacement="left"
          onPress={act('look')}
        />
      </div>
      {view.kind === 'call' && <Levels sound={view.sound} />}
      <div className={styles.choice} data-kind={view.kind}>
        {view.kind === 'ringing' ? (
          <>
            <Button variant="danger" onPress={act('decline')}>
              <Icon icon={PhoneOff} size={18} />
              {t('decline')}
            </Button>
            <Button variant="answer" onPress={act('answer')}>
              <Icon icon={Phone} size={18} />
              {t('answer')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant={view.sound?.isMuted === true ? 'primary' : 'secondary'}
              onPress={act('toggleMute')}
            >
              <Icon icon={view.sound?.isMuted === true ? MicOff : Mic} size={18} />
              {t(view.sound?.isMuted === true ? 'unmute' : 'mute')}
            </Button>
            <Button variant="danger" onPress={act('hangUp')}>
              <Icon icon={PhoneOff} size={18} />
              {t('hangUp')}
            </Button>
          </>
        )}
      </div>
    </main>
  )
}

function Caller({ view }: { readonly view: Extract<CallWindowView, { kind: 'ringing' }> }) {
  const { t } = useTranslation('callWindow')
  const count = Math.max(0, Math.ceil((view.endsAt - useNow(1_000)) / 1_000))
  const { title, number } = customerWords(view.customerName, view.customerPhone)
  return (
    <>
      <h1 className={classNames(floating.name, styles.name)} title={title}>
        {title}
      </h1>
      <p className={classNames(floating.facts, styles.facts)}>
        {number !== undefined && <PhoneNumber phone={number} />}
        {view.accountName !== '' && <span>{view.accountName}</span>}
      </p>
      <p className={classNames(floating.facts, styles.facts)}>
        <span>{t('secondsLeft', { count })}</span>
        {view.others > 0 && <span>{t('others', { count: view.others })}</span>}
      </p>
    </>
  )
}

function Talk({ view }: { readonly view: Extract<CallWindowView, { kind: 'call' }> }) {
  const { t } = useTranslation('callWindow')
  const now = useNow(1_000)
  return (
    <>
      <h1 className={classNames(floating.name, styles.name)} title={view.customerName}>
        {view.customerName}
      </h1>
      <p className={classNames(floating.facts, styles.facts)}>
        {view.connectedAt === null ? (
          <span>{t('connecting')}</span>
        ) : (
          <Duration ms={Math.max(0, now - view.connectedAt)} />
        )}
        {view.sound?.isMuted === true && <strong className={styles.muted}>{t('muted')}</strong>}
      </p>
    </>
  )
}

/** How loud both sides are, at a glance; who is heard is said in words elsewhere. */
function Levels({ sound }: Pick<Extract<CallWindowView, { kind: 'call' }>, 'sound'>) {
  const { t } = useTranslation('callWindow')
  return (
    <span className={styles.levels} aria-hidden>
      <span className={styles.side}>
        {t('you')}
        <meter
          className={styles.level}
          min={0}
          max={1}
          value={sound?.isMuted === true ? 0 : (sound?.mine ?? 0)}
        />
      </span>
      <span className={styles.side}>
        {t('customer')}
        <meter className={styles.level} min={0} max={1} value={sound?.theirs ?? 0} />
      </span>
    </span>
  )
}
