import { describe, expect, it } from 'vitest'
import { endReasons } from '#shared/domain/call.ts'
import { callDisplay } from '../../../../../src-renderer/features/call/call-display.ts'
import { endWords } from '../../../../../src-renderer/features/call/end-words.ts'
import type { Intent } from '../../../../../src-renderer/features/call/call-state.ts'
import { english } from '../../../../../src-renderer/i18n/resources.ts'
import { initialMediaState, type MediaLink } from '../../../../../src-renderer/media/media-port.ts'
import { aCall } from '../../../../support/builders/wire.ts'

const sounding = (link: MediaLink) => ({ ...initialMediaState, link })
const connected: MediaLink = { status: 'connected', hearing: true }

describe('how a call is shown', () => {
  it.each<[Intent, MediaLink, 'dialing' | 'ringing' | 'connected' | undefined, string]>([
    ['answering', { status: 'connecting' }, undefined, 'connecting'],
    ['answering', connected, undefined, 'connecting'],
    ['dialing', { status: 'prepared' }, undefined, 'dialing'],
    ['dialing', { status: 'prepared' }, 'dialing', 'dialing'],
    ['dialing', connected, 'ringing', 'ringing'],
    ['talking', { status: 'connecting' }, 'connected', 'connecting'],
    ['talking', connected, 'connected', 'connected'],
    ['talking', { status: 'connected', hearing: false }, 'connected', 'silent'],
    ['talking', { status: 'reconnecting' }, 'connected', 'reconnecting'],
    ['talking', { status: 'failed', why: 'no_path' }, 'connected', 'soundFailed'],
    ['hangingUp', connected, 'connected', 'ending'],
  ])('[O3] %s, sound %j, session %s: %s', (intent, link, state, shown) => {
    const call = state && aCall({ direction: 'outbound', state })
    expect(callDisplay({ intent, sound: sounding(link) }, call)).toBe(shown)
  })
})

describe('the words of an end', () => {
  it.each(endReasons.filter(reason => reason !== 'completed'))('exist for %s', reason => {
    const key = endWords({ call: aCall({ state: 'ended', reason }) }).replace('ended.reason.', '')
    expect(english.call.ended.reason).toHaveProperty(key)
  })

  it.each([
    ['agent', 'ended.byYou'],
    ['customer', 'ended.byCustomer'],
    ['system', 'ended.bySystem'],
  ])('say that the %s hung up', (endedBy, words) => {
    expect(endWords({ call: aCall({ state: 'ended', reason: 'completed', endedBy }) })).toBe(words)
  })

  it('admit that nothing is known', () => {
    expect(endWords({ call: null })).toBe('ended.gone')
  })
})
