import { createStore } from 'zustand/vanilla'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { AccountId, RoomId } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import type { DeviceCheck } from '#shared/domain/device-check.ts'
import type { CallLogExport } from '#shared/ipc/call-log-entry.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { Say, Words } from '../i18n/use-words.ts'

/** Where one can go; which of them a role has is in `shell/sections.tsx`. */
export type Section = 'inbox' | 'calls' | 'queue' | 'report' | 'manage' | 'settings'

/** Where settings may be; which of them have any is in `shell/settings-parts.ts`. */
export type SettingsSectionId =
  | 'devices'
  | 'ring'
  | 'alerts'
  | 'shortcuts'
  | 'appearance'
  | 'language'
  | 'startUp'
  | 'privacy'
  | 'account'
  | 'about'
export type InboxTab = 'mine' | 'unassigned' | 'resolved'

export interface Toast {
  readonly id: string
  readonly tone: 'neutral' | 'negative'
  /** In the language of the window when it is shown, not of when it happened. */
  readonly say: Say
}

/** [O6] Sent again with the same id it counts once, with the amount that it first had. */
export interface TopUp {
  readonly topUpId: string
  readonly amount: Money
}

/** What is open on the screen; nothing of it is a fact about calls or rooms. */
export interface UiState {
  readonly section: Section
  readonly inboxTab: InboxTab
  readonly inboxSearch: string
  readonly callSearch: string
  /** The call whose details are open among the recent calls. */
  readonly openCallId: string | null
  /** How far the file of calls is that is being saved; `begun` until it takes a while. */
  readonly callExport: CallLogExport | 'begun' | null
  readonly openRoomId: RoomId | null
  /** The section of the settings to go to, until the settings are there. */
  readonly settingsSection: SettingsSectionId | null
  /** The subject that is open under “Manage”; the first one where it is not there for the role. */
  readonly manageTab: string | null
  /** Rooms seen in a list that the session does not hold: resolved ones. */
  readonly listedRooms: Readonly<Record<RoomId, WireRoom>>
  /** What is typed and not sent, by room; kept by the main process (`follow-drafts.ts`). */
  readonly drafts: Readonly<Record<RoomId, string>>
  /** The palette of commands stands over everything. */
  readonly isPaletteOpen: boolean
  /** The customer column, where there is room for one. */
  readonly isCustomerShown: boolean
  /** [O6] Top-ups that were sent and not answered, by account. */
  readonly openTopUps: Readonly<Record<AccountId, TopUp>>
  /** [D3] How far the device check is; null while none is open. */
  readonly deviceCheck: DeviceCheck | null
  readonly toasts: readonly Toast[]
}

export const initialUiState: UiState = {
  section: 'inbox',
  inboxTab: 'mine',
  inboxSearch: '',
  callSearch: '',
  openCallId: null,
  callExport: null,
  openRoomId: null,
  settingsSection: null,
  manageTab: null,
  listedRooms: {},
  drafts: {},
  isPaletteOpen: false,
  isCustomerShown: true,
  openTopUps: {},
  deviceCheck: null,
  toasts: [],
}

export type UiStore = ReturnType<typeof createUiStore>

/**
 * @param storage keeps where one is through a reload of the window, and no longer: the session's storage
 * @param openRoomId the room whose thread the main process already holds
 */
export function createUiStore(storage: Storage, openRoomId: RoomId | null) {
  return createStore<UiState>()(
    persist((): UiState => ({ ...initialUiState, openRoomId }), {
      name: 'dering-ui',
      storage: createJSONStorage(() => storage),
      partialize: ({ isCustomerShown, section, inboxTab, manageTab, openTopUps }) => ({
        openTopUps,
        isCustomerShown,
        section,
        inboxTab,
        manageTab,
      }),
    }),
  )
}

/** An empty draft is forgotten. */
export function withDraft(state: UiState, roomId: RoomId, text: string): Pick<UiState, 'drafts'> {
  const { [roomId]: _before, ...others } = state.drafts
  return { drafts: text === '' ? others : { ...others, [roomId]: text } }
}

/** The account's top-up that waits for its answer; none once it came. */
export function withTopUp(
  state: UiState,
  accountId: AccountId,
  topUp: TopUp | undefined,
): Pick<UiState, 'openTopUps'> {
  const { [accountId]: _before, ...others } = state.openTopUps
  return { openTopUps: topUp ? { ...others, [accountId]: topUp } : others }
}

/** Keeps what a page of a list brought. */
export function withListedRooms(state: UiState, rooms: readonly WireRoom[]): Pick<UiState, 'listedRooms'> {
  return {
    listedRooms: { ...state.listedRooms, ...Object.fromEntries(rooms.map(room => [room.id, room])) },
  }
}

/** A note; what reads the same is shown once. */
export function withToast(state: UiState, toast: Toast, words: Words): Pick<UiState, 'toasts'> {
  const text = toast.say(words)
  return { toasts: [...state.toasts.filter(other => other.say(words) !== text), toast].slice(-3) }
}
