import type { StoreApi } from 'zustand/vanilla'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { CallController } from './call-controller.ts'
import { loudness } from './loudness.ts'

/** Often enough for a level to follow a voice; far below what may be asked. Milliseconds. */
const everyMs = 150

/** Tells the call window how this window's sound is, for as long as it shows the call. [D7] Returns its undo. */
export function showCallSound({
  api,
  desktop,
  controller,
}: {
  readonly api: Pick<DeringApi, 'showCallSound'>
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>
  readonly controller: Pick<CallController, 'levels' | 'store'>
}): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  function show(): void {
    const { engaged } = controller.store.getState()
    if (!engaged || engaged.callId === null) return
    const { localRms, remoteRms } = controller.levels()
    const sound = { isMuted: engaged.sound.muted, mine: loudness(localRms), theirs: loudness(remoteRms) }
    void api.showCallSound({ callId: engaged.callId, ...sound })
  }
  function follow({ alerts }: DesktopState): void {
    const isWanted = alerts?.isCallWindowOpen === true
    if (isWanted === (timer !== undefined)) return
    clearInterval(timer)
    timer = isWanted ? setInterval(show, everyMs) : undefined
  }
  const stop = desktop.subscribe(follow)
  follow(desktop.getState())
  return () => {
    stop()
    clearInterval(timer)
  }
}
