import { CircleAlert, Pause, Play } from 'lucide-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { Button as AriaButton, useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { clockOf, durationWords } from '../../../ui/time.ts'
import type { MediaId } from '#shared/domain/ids.ts'
import styles from './AudioPlayer.module.css'
import { nextSpeed, SoundPlayer, type SoundState } from './sound-player.ts'

interface AudioPlayerProps {
  readonly mediaId: MediaId
  /** What is played, and whose: "Voicemail from Budi". */
  readonly label: string
}

const unheard: SoundState = { status: 'loading', at: 0, length: null, rate: 1 }

/** [I8] Plays what the customer said: play and pause, any place by mouse or arrow keys, three speeds. */
export function AudioPlayer({ mediaId, label }: AudioPlayerProps) {
  const { t } = useTranslation(['thread', 'common'])
  const speakerId = useDesktop(state => state.settings.speakerId)
  const player = useRef<SoundPlayer>(null)
  const [sound, setSound] = useState(unheard)

  useEffect(() => {
    const opened = new SoundPlayer(`/media/${encodeURIComponent(mediaId)}`, setSound)
    opened.playOn(speakerId)
    player.current = opened
    return () => {
      player.current = null
      opened.close()
    }
  }, [mediaId, speakerId])

  if (sound.status === 'failed') {
    return (
      <fieldset aria-label={label} className={styles.player}>
        <Icon icon={CircleAlert} size={16} />
        <span role="alert" className={styles.failed}>
          {t('player.failed')}
        </span>
        <Button size="small" onPress={() => player.current?.retry()}>
          {t('common:retry')}
        </Button>
      </fieldset>
    )
  }
  const isPlaying = sound.status === 'playing'
  return (
    <fieldset aria-label={label} className={styles.player} data-status={sound.status}>
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? t('player.pause') : t('player.play')}
        variant="secondary"
        isRound
        onPress={() => player.current?.toggle()}
      />
      <Seek sound={sound} onSeek={at => player.current?.seek(at)} />
      <AriaButton
        className={styles.speed}
        aria-label={t('player.speed', { rate: sound.rate })}
        onPress={() => player.current?.setRate(nextSpeed(sound.rate))}
      >
        {sound.rate}×
      </AriaButton>
    </fieldset>
  )
}

interface SeekProps {
  readonly sound: SoundState
  readonly onSeek: (at: number) => void
}

function Seek({ sound: { at, length }, onSeek }: SeekProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const whole = length ?? 0
  const words = (seconds: number) => durationWords(seconds * 1000, locale, 'long')
  const played: CSSProperties & Record<'--played', string> = {
    '--played': `${whole === 0 ? 0 : Math.min(100, (at / whole) * 100)}%`,
  }
  return (
    <div className={styles.seek}>
      <input
        type="range"
        className={styles.range}
        style={played}
        min={0}
        max={Math.max(whole, 0.1)}
        step={0.1}
        value={Math.min(at, Math.max(whole, 0.1))}
        disabled={length === null}
        aria-label={t('player.place')}
        aria-valuetext={t('player.placeOf', { at: words(at), length: words(whole) })}
        onChange={event => onSeek(Number(event.target.value))}
      />
      <span className={styles.times} aria-hidden>
        <span>{clockOf(at * 1000)}</span>
        <span>{length === null ? '–:––' : clockOf(length * 1000)}</span>
      </span>
    </div>
  )
}
