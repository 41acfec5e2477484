import { beforeEach, describe, expect, it } from 'vitest'
import {
  createUiStore,
  initialUiState,
  withDraft,
  withListedRooms,
  withToast,
} from '../../../../src-renderer/store/ui-store.ts'
import type { Words } from '../../../../src-renderer/i18n/use-words.ts'
import { room } from '../../../support/gallery/people.ts'

function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: key => kept.get(key) ?? null,
    key: index => [...kept.keys()][index] ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  }
}

// These notes say the same in every language.
const words = {} as Words

const [first, second] = [room(0), room(1)]

describe('drafts', () => {
  it('stay with their room, and an empty one is forgotten', () => {
    const one = { ...initialUiState, ...withDraft(initialUiState, first.id, 'Halo') }
    const two = { ...one, ...withDraft(one, second.id, 'Siang') }
    expect(two.drafts).toEqual({ [first.id]: 'Halo', [second.id]: 'Siang' })
    expect(withDraft(two, first.id, '').drafts).toEqual({ [second.id]: 'Siang' })
  })
})

describe('a reload of the window', () => {
  it('keeps the section; not what is searched and told, and leaves drafts to the main process', () => {
    const storage = memoryStorage()
    const before = createUiStore(storage, null)
    before.setState(state => ({
      ...withDraft(state, first.id, 'Halo'),
      inboxSearch: 'budi',
      section: 'calls',
    }))
    before.setState(state => withToast(state, { id: '1', tone: 'neutral', say: () => 'Hi' }, words))
    const after = createUiStore(storage, first.id).getState()
    expect(after.drafts).toEqual({})
    expect(after.section).toBe('calls')
    expect(after.openRoomId).toBe(first.id)
    expect(after.inboxSearch).toBe('')
    expect(after.toasts).toEqual([])
  })
})

describe('lists and notes', () => {
  let state = initialUiState
  beforeEach(() => {
    state = initialUiState
  })

  it('keep the rooms of every page', () => {
    state = { ...state, ...withListedRooms(state, [first]) }
    state = { ...state, ...withListedRooms(state, [second]) }
    expect(Object.keys(state.listedRooms)).toEqual([first.id, second.id])
  })

  it('say the same thing once, and at most three at a time', () => {
    for (const [id, text] of ['a', 'b', 'a', 'c', 'd'].entries()) {
      state = { ...state, ...withToast(state, { id: String(id), tone: 'neutral', say: () => text }, words) }
    }
    expect(state.toasts.map(toast => toast.say(words))).toEqual(['a', 'c', 'd'])
  })
})
