import { Mic, MicOff, Volume2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useController } from './calls-context.ts'
import styles from './LevelMeter.module.css'
import { loudness } from './loudness.ts'

/** Redraws a second; the eye follows no faster. */
const fps = 20

/** How loud both sides are, at a glance; who is heard is said in words elsewhere. */
export function LevelMeter({ isMuted }: { readonly isMuted: boolean }) {
  const controller = useController()
  const you = useRef<HTMLSpanElement>(null)
  const them = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      const { localRms, remoteRms } = controller.levels()
      you.current?.style.setProperty('--level', String(isMuted ? 0 : loudness(localRms)))
      them.current?.style.setProperty('--level', String(loudness(remoteRms)))
    }, 1_000 / fps)
    return () => clearInterval(timer)
  }, [controller, isMuted])
  return (
    <span className={styles.meter} aria-hidden>
      <Icon icon={isMuted ? MicOff : Mic} size={14} className={styles.icon} />
      <span ref={you} className={styles.bar} />
      <Icon icon={Volume2} size={14} className={styles.icon} />
      <span ref={them} className={styles.bar} />
    </span>
  )
}
