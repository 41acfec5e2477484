import type { DeringApi } from '#shared/ipc/asks.ts'
import type { WallboardView } from '#shared/ipc/wallboard.ts'
import { applyQueueChange, queueFromSnapshot, type Queue } from '#shared/session/queue.ts'
import { openSmallWindow } from '../small-window.tsx'
import { Wallboard, type WallboardApi } from './Wallboard.tsx'

/** Shows the live queue on the wall, as the main process tells of it. Returns its undo. [D8] */
export function startWallboard(
  api: WallboardApi & Pick<DeringApi, 'joinWallboard' | 'on' | 'reportError'>,
  container: HTMLElement,
): () => void {
  const small = openSmallWindow(api, container)
  let view: WallboardView | null = null
  let queue: Queue | null = null

  function show(): void {
    if (!view) return small.showNothing()
    small.show(view.look, <Wallboard view={view} queue={queue} api={api} />)
  }

  const stops = [
    api.on('wallboard', told => {
      view = told
      show()
    }),
    api.on('queue', news => {
      if (news.kind === 'snapshot') queue = queueFromSnapshot(news.snapshot)
      else if (queue) queue = applyQueueChange(queue, news.change)
      show()
    }),
  ]
  async function join(): Promise<void> {
    const answer = await api.joinWallboard()
    // Without a link the main process tells more once there is one.
    if (!answer.ok || view) return
    view = answer.value
    show()
  }
  void join()
  return () => {
    for (const stop of stops) stop()
    small.close()
  }
}
