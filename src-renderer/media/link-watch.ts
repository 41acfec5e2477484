import { type MediaLink, silenceMs } from './media-port.ts'

/** How often the bytes from the customer are counted, in milliseconds. */
const countMs = 500

interface LinkListener {
  readonly onLink: (link: MediaLink) => void
  /** Something has come from the customer, for the first time. */
  readonly onHeard: () => void
}

/** Follows how the way to the customer stands. Tells each change once; returns its end. */
export function watchLink(pc: RTCPeerConnection, { onLink, onHeard }: LinkListener): LinkWatch {
  let wasConnected = false
  let hearing = true
  let bytes = 0
  let heardAt = 0
  let isExpected = false
  let last = ''
  const timer = setInterval(() => void count(), countMs)
  let isStopped = false

  function look() {
    wasConnected ||= pc.connectionState === 'connected'
    const link = linkOf(pc, { wasConnected, hearing })
    const told = JSON.stringify(link)
    if (told === last) return
    last = told
    onLink(link)
  }

  async function count() {
    const received = await bytesReceived(pc)
    const now = performance.now()
    if (isStopped) return
    if (received !== bytes) {
      if (bytes === 0) onHeard()
      bytes = received
      heardAt = now
    }
    hearing = !isExpected || now - heardAt < silenceMs
    look()
  }

  pc.addEventListener('connectionstatechange', look)
  pc.addEventListener('iceconnectionstatechange', look)
  return {
    expectSound() {
      if (isExpected) return
      isExpected = true
      heardAt = performance.now()
    },
    stop() {
      pc.removeEventListener('connectionstatechange', look)
      pc.removeEventListener('iceconnectionstatechange', look)
      clearInterval(timer)
      isStopped = true
    },
  }
}

export interface LinkWatch {
  /** From now on silence is worth telling: the customer has picked up. */
  expectSound(): void
  stop(): void
}

function linkOf(
  pc: RTCPeerConnection,
  { wasConnected, hearing }: Record<'wasConnected' | 'hearing', boolean>,
): MediaLink {
  switch (pc.connectionState) {
    case 'new':
    case 'connecting':
      return { status: wasConnected ? 'reconnecting' : 'connecting' }
    case 'connected':
      return { status: 'connected', hearing }
    case 'disconnected':
      return { status: 'reconnecting' }
    case 'failed':
      return { status: 'failed', why: pc.iceConnectionState === 'failed' ? 'no_path' : 'no_secure_channel' }
    case 'closed':
      return { status: 'closed' }
  }
}

async function bytesReceived(pc: RTCPeerConnection): Promise<number> {
  let bytes = 0
  // A report is a map whose values TypeScript's DOM library leaves untyped; the fields are those of WebRTC Statistics.
  const report = (await pc.getStats()) as ReadonlyMap<
    string,
    { readonly type: string; readonly bytesReceived?: number }
  >
  for (const stat of report.values()) if (stat.type === 'inbound-rtp') bytes += stat.bytesReceived ?? 0
  return bytes
}
