import { Mic, MicOff, Volume2 } from 'lucide-react'
import { useCallback } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useController } from './calls-context.ts'
import { LevelBar } from './LevelBar.tsx'
import styles from './LevelMeter.module.css'

/** How loud both sides are, at a glance; who is heard is said in words elsewhere. */
export function LevelMeter({ isMuted }: { readonly isMuted: boolean }) {
  const controller = useController()
  const readMine = useCallback(() => (isMuted ? 0 : controller.levels().localRms), [controller, isMuted])
  const readTheirs = useCallback(() => controller.levels().remoteRms, [controller])
  return (
    <span className={styles.meter} aria-hidden>
      <Icon icon={isMuted ? MicOff : Mic} size={14} className={styles.icon} />
      <LevelBar readRms={readMine} />
      <Icon icon={Volume2} size={14} className={styles.icon} />
      <LevelBar readRms={readTheirs} />
    </span>
  )
}
