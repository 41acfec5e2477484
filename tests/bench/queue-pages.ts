import type { QueueCall } from '#shared/protocol/queue.ts'

/** Changes that come in frames, as the platform tells them. */
export interface Storm {
  readonly rows: number
  readonly perSecond: number
  /** Rows that are seen, or any but those. */
  readonly where: 'in sight' | 'out of sight'
}

/** What a page saw of one round. */
export interface Seen {
  /** Tasks over 50 ms. */
  readonly longTasks: number
  /** From a frame's coming to the next painted picture, in milliseconds. */
  readonly paints: readonly number[]
  /** From a key to the next painted picture, in milliseconds; what took under 16 is not told. */
  readonly keys: readonly number[]
}

// Each of these runs in the page and refers to nothing outside of itself.

/** Makes the calls, and shows them in whichever page this is. */
export function fill(rows: number): void {
  const at = Date.now()
  // Plain ids, where the schemas would brand them: the page has no schemas at hand.
  const calls = Array.from({ length: rows }, (_, index) => ({
    id: `call-${String(index).padStart(6, '0')}`,
    direction: 'inbound',
    state: 'offered',
    stage: 'ringing',
    accountId: 'acc1',
    customer: { id: `c${index}`, name: `Customer ${index}`, phone: '+6281234567890' },
    offeredAt: new Date(at - 60_000 + index).toISOString(),
    via: 'ring_all',
    ringing: [{ id: 'u-ani', name: 'Ani 0' }],
  })) as unknown as QueueCall[]
  window.desk?.tell('queue', { kind: 'snapshot', snapshot: { calls, agents: [], accounts: [] } })
  window.showCalls?.(calls)
  Reflect.set(window, 'benchCalls', calls)
}

/** Thirty rows of plain DOM, whatever the queue's length: nothing can do less for what is seen. */
export function plainRows(): void {
  const list = document.querySelector('ul')
  for (let index = 0; index < 30; index += 1) {
    const row = document.createElement('li')
    row.innerHTML = `<span>Ringing</span> <b>Customer ${index}</b> <span>Ani 0</span> <button>Actions</button>`
    list?.append(row)
  }
}

/** Four frames a second, each with its share of the changes. */
export function blow(storm: Storm & { readonly seconds: number; readonly frameMs: number }): Promise<Seen> {
  const { rows, perSecond, where, seconds, frameMs } = storm
  const { desk, showCalls } = window
  const shown = document.querySelectorAll('li')
  let calls = (Reflect.get(window, 'benchCalls') ?? []) as QueueCall[]
  let longTasks = 0
  const paints: number[] = []
  const keys: number[] = []
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if (entry.entryType === 'longtask') longTasks += 1
      else if (entry.name === 'keydown') keys.push(entry.duration)
    }
  })
  observer.observe({ type: 'longtask' })
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  const notePaint = () => {
    const start = performance.now()
    // The first task after a frame's own: by then it is painted.
    requestAnimationFrame(() => setTimeout(() => paints.push(performance.now() - start)))
  }
  let turn = 0
  const frame = () => {
    const put = new Map<number, QueueCall>()
    for (let count = 0; count < (perSecond * frameMs) / 1_000; count += 1) {
      const index = where === 'in sight' ? turn % 5 : 100 + (turn % (rows - 100))
      turn += 1
      const call = calls[index]
      if (call)
        put.set(index, { ...call, ringing: [{ id: 'u-ani', name: `Ani ${turn}` }] } as unknown as QueueCall)
      const cell = where === 'in sight' && !desk && !showCalls && shown[index]?.children[2]
      // A row that is not in sight is not in the page: nothing to do.
      if (cell) cell.textContent = `Ani ${turn}`
    }
    notePaint()
    desk?.tell('queue', { kind: 'change', change: { calls: { put: [...put.values()] } } })
    if (showCalls) {
      calls = calls.map((call, index) => put.get(index) ?? call)
      showCalls(calls)
    }
  }
  const timer = perSecond > 0 ? setInterval(frame, frameMs) : undefined
  return new Promise(resolve => {
    setTimeout(() => {
      clearInterval(timer)
      observer.disconnect()
      Reflect.set(window, 'benchCalls', calls)
      resolve({ longTasks, paints, keys })
    }, seconds * 1_000)
  })
}
