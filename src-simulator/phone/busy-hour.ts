/** What the simulator says of its busy hour. */
type BusyHour = { running: boolean; placed: number }

const ask = async (path: string, method: 'GET' | 'POST'): Promise<BusyHour> => {
  const answer = await fetch(`/__sim/${path}`, { method })
  if (!answer.ok) throw new Error(`The simulator answered with ${answer.status}`)
  // The simulator's own answer; see src-simulator/control/busy-hour.ts.
  return (await answer.json()) as BusyHour
}

/** The button that makes customers call, and lets them be. `show` draws what the simulator says. */
export const createBusyHourButton = (show: (running: boolean) => void, onProblem: () => void) => {
  let running = false
  const take = async (answer: Promise<BusyHour>) => {
    try {
      ;({ running } = await answer)
      show(running)
    } catch {
      // It cannot be reached: the page says so itself.
      onProblem()
    }
  }
  return {
    press: () => void take(ask(running ? 'stopBusyHour' : 'startBusyHour', 'POST')),
    /** It may have ended by itself, or another page may have begun it. */
    look: () => void take(ask('busyHour', 'GET')),
  }
}
