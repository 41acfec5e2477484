import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { QueueCall } from '#shared/protocol/queue.ts'

declare global {
  interface Window {
    /** Shows these calls. */
    showCalls?: (calls: readonly QueueCall[]) => void
  }
}

/** The queue as one would write it first: an array in the state, every row in the page, a timer for the ages. */
function NaiveQueue() {
  const [calls, setCalls] = useState<readonly QueueCall[]>([])
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    window.showCalls = setCalls
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <ul>
      {calls.map(call => (
        <li key={call.id}>
          <span>{call.stage}</span> <b>{call.customer.name}</b> <span>{call.customer.phone}</span>{' '}
          <span>{call.ringing?.map(person => person.name).join(', ')}</span>{' '}
          <span>{Math.floor((now - Date.parse(call.offeredAt)) / 1_000)} s</span> <button>Actions</button>
        </li>
      ))}
    </ul>
  )
}

const container = document.querySelector('#root')
if (!container) throw new Error('The page has no #root')
createRoot(container).render(<NaiveQueue />)
