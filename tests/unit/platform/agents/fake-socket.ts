import type { AgentSocket } from '../../../../src-platform/agents/session.ts'

/** A socket whose other end reads when it is told to. */
export interface FakeSocket extends AgentSocket {
  /** What the other end has read. */
  readonly read: readonly string[]
  readonly closedWith: number | undefined
  /** The other end reads everything that waits for it; as long as it `reads`, it does so by itself. */
  drain(): void
}

export function aSocket({ reads = true }: { reads?: boolean } = {}): FakeSocket {
  const read: string[] = []
  const waiting: { frame: string; onWritten: (() => void) | undefined }[] = []
  let closedWith: number | undefined
  return {
    read,
    get closedWith() {
      return closedWith
    },
    get bufferedBytes() {
      return waiting.reduce((sum, { frame }) => sum + frame.length, 0)
    },
    send: (frame, onWritten) => {
      if (closedWith !== undefined) return
      if (reads && !onWritten) read.push(frame)
      else waiting.push({ frame, onWritten })
    },
    close: code => {
      closedWith ??= code
    },
    drain: () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        read.push(next.frame)
        next.onWritten?.()
      }
    },
  }
}
