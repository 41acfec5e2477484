import { type PointerEvent, useLayoutEffect, useRef } from 'react'
import type { CallId } from '#shared/domain/ids.ts'
import { showText } from '../../ui/show-text.ts'
import type { QueueStore } from './queue-store.ts'
import { whoHas } from './who-has.ts'
import styles from './WhoHas.module.css'

interface WhoHasProps {
  readonly calls: QueueStore['calls']
  readonly id: CallId
  /** What is said where nobody has it. */
  readonly nobody: string
}

/** Who has the call or at whom it rings: written into the page by the row itself, so that ringing on redraws nothing. [D8] */
export function WhoHas({ calls, id, nobody }: WhoHasProps) {
  const line = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const write = () => {
      const call = calls.get(id)
      if (!call || !line.current) return
      const who = whoHas(call)
      showText(line.current, who === '' ? nobody : who)
      if (line.current.hasAttribute('title')) line.current.title = who
    }
    write()
    return calls.onRow(id, write)
  }, [calls, id, nobody])
  // A title costs the style of its element anew whenever it changes: there is one only where somebody has pointed.
  const sayWhole = ({ currentTarget }: PointerEvent<HTMLSpanElement>) => {
    const call = calls.get(id)
    if (call) currentTarget.title = whoHas(call)
  }
  return <span ref={line} className={styles.line} onPointerEnter={sayWhole} />
}
