import { useLayoutEffect, useRef } from 'react'
import type { CallId } from '#shared/domain/ids.ts'
import { showText } from '../../ui/show-text.ts'
import styles from './Queue.module.css'
import type { QueueStore } from './queue-store.ts'
import { whoHas } from './who-has.ts'

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
      line.current.title = who
      showText(line.current, who === '' ? nobody : who)
    }
    write()
    return calls.onRow(id, write)
  }, [calls, id, nobody])
  return <span ref={line} className={styles.whoHas} />
}
