import { useEffect, useRef } from 'react'
import styles from './LevelMeter.module.css'
import { loudness } from './loudness.ts'

/** Redraws a second; the eye follows no faster. */
const fps = 20

/** How loud something is, for the eye alone; what it means is said in words beside it. @param readRms 0 to 1 */
export function LevelBar({ readRms }: { readonly readRms: () => number }) {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const timer = setInterval(
      () => bar.current?.style.setProperty('--level', String(loudness(readRms()))),
      1_000 / fps,
    )
    return () => clearInterval(timer)
  }, [readRms])
  return <span ref={bar} className={styles.bar} aria-hidden />
}
