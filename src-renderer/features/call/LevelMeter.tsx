import { Mic, MicOff, Volume2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useController } from './calls-context.ts'
import styles from './LevelMeter.module.css'

/** Redraws a second; the eye follows no faster. */
const fps = 20
/** Quieter than this draws nothing, in decibels below full scale. */
const floorDb = -50

/** How loud both sides are, at a glance; who is heard is said in words elsewhere. */
export function LevelMeter({ isMuted }: { readonly isMuted: boolean }) {
  const controller = useController()
  const you = useRef<HTMLSpanElement>(null)
  const them = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      const { localRms, remoteRms } = controller.levels()
      you.current?.style.setProperty('--level', String(isMuted ? 0 : levelOf(localRms)))
      them.current?.style.setProperty('--level', String(levelOf(remoteRms)))
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

/** 0 to 1, as loudness is felt. */
function levelOf(rms: number): number {
  const db = 20 * Math.log10(Math.max(rms, 1e-6))
  return Math.min(1, Math.max(0, 1 - db / floorDb))
}
