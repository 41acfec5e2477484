import { useLayoutEffect, useRef } from 'react'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import { showText } from './show-text.ts'
import { clockOf, durationWords } from './time.ts'
import styles from './Numbers.module.css'
import { nowIn, onStep } from './use-now.ts'

export interface LiveDurationProps {
  /** Milliseconds since 1970. */
  readonly since: number
  /** What to add to this desktop's clock for the one that `since` is of. */
  readonly aheadMs: number
}

/** `2:14`, second by second: written into the page by the shared timer, so that time passing draws nothing anew. */
export function LiveDuration({ since, aheadMs }: LiveDurationProps) {
  const { locale } = useLocale()
  const clock = useRef<HTMLSpanElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const write = () => {
      const ms = Math.max(0, nowIn(1_000) + aheadMs - since)
      if (clock.current) showText(clock.current, clockOf(ms))
      if (words.current) showText(words.current, durationWords(ms, locale, 'long'))
    }
    write()
    return onStep(1_000, write)
  }, [since, aheadMs, locale])
  return (
    <span className={styles.duration}>
      <span ref={clock} aria-hidden />
      <VisuallyHidden elementType="span">
        <span ref={words} />
      </VisuallyHidden>
    </span>
  )
}
