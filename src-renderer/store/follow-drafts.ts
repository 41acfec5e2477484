import type { RoomId } from '#shared/domain/ids.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DraftNews, Drafts } from '#shared/ipc/draft.ts'
import { type UiState, type UiStore, withDraft } from './ui-store.ts'

/** How long what is typed waits for the main process, in milliseconds: not every letter is told. */
const tellAfterMs = 150

/**
 * Takes up the drafts that the main process keeps, and tells it what is typed from then on, since a window keeps nothing
 * that the app itself loses. Returns its undo, which tells what was not told yet.
 */
export function followDrafts(
  api: Pick<DeringApi, 'getDrafts' | 'keepDraft' | 'on'>,
  ui: UiStore,
  onTrouble: (error: unknown) => void,
): () => void {
  const untold = new Set<RoomId>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTakingUp = false

  /** What the main process knows already. */
  const takeUp = (change: (state: UiState) => Pick<UiState, 'drafts'>) => {
    isTakingUp = true
    ui.setState(change)
    isTakingUp = false
  }

  const tellOne = async (roomId: RoomId) => {
    const kept = await api.keepDraft({ roomId, text: ui.getState().drafts[roomId] ?? '' })
    if (kept.ok) return
    untold.add(roomId)
    onTrouble(new Error(kept.refusal.message))
  }

  const tell = () => {
    clearTimeout(timer)
    timer = undefined
    const rooms = [...untold]
    untold.clear()
    for (const roomId of rooms) tellOne(roomId).catch(onTrouble)
  }

  const readKept = async () => {
    const kept = await api.getDrafts()
    if (!kept.ok) throw new Error(kept.refusal.message)
    // What was typed meanwhile is newer.
    takeUp(state => ({ drafts: { ...kept.value, ...state.drafts } }))
  }

  const take = (news: DraftNews) => {
    if (news.kind === 'all') {
      untold.clear()
      return takeUp(() => ({ drafts: news.drafts }))
    }
    untold.delete(news.roomId)
    takeUp(state => withDraft(state, news.roomId, ''))
  }

  const stopListening = api.on('drafts', take)
  const stopFollowing = ui.subscribe(({ drafts }, before) => {
    if (isTakingUp || drafts === before.drafts) return
    for (const roomId of changedRooms(drafts, before.drafts)) untold.add(roomId)
    timer ??= setTimeout(tell, tellAfterMs)
  })
  window.addEventListener('pagehide', tell)
  readKept().catch(onTrouble)

  return () => {
    window.removeEventListener('pagehide', tell)
    stopFollowing()
    stopListening()
    tell()
  }
}

function changedRooms(after: Drafts, before: Drafts): RoomId[] {
  // `Object.keys` forgets what kind of text the keys are.
  const rooms = Object.keys({ ...after, ...before }) as RoomId[]
  return rooms.filter(roomId => after[roomId] !== before[roomId])
}
