import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { TrayState } from '../../../../src-main/alerts/wanted-alerts.ts'
import { textsFor } from '../../../../src-main/texts.ts'
import { trayImage } from '../../../../src-main/windows/tray-image.ts'
import { trayMenu, trayToolTip } from '../../../../src-main/windows/tray-menu.ts'

const texts = textsFor('en', 'en')
const callId = callIdSchema.parse('call-1')
const idle: TrayState = {
  presence: 'online',
  activity: 'none',
  answerable: null,
  declinable: null,
  call: null,
}
const ringing: TrayState = { ...idle, activity: 'ringing', answerable: callId, declinable: callId }

function menuOf(state: TrayState) {
  const done: unknown[] = []
  const act = (name: string) => (id?: unknown) => void done.push([name, id])
  const acts = {
    answer: act('answer'),
    decline: act('decline'),
    hangUp: act('hangUp'),
    toggleMute: act('toggleMute'),
    look: act('look'),
  }
  const items = trayMenu(state, texts, { acts, setPresence: act('presence'), quit: act('quit') })
  // No item of ours looks at what Electron hands to a click.
  function click(label: string): void {
    const found = items.find(item => item.label === label)?.click as (() => void) | undefined
    if (!found) throw new Error(`There is no item named ${label}.`)
    found()
  }
  return { items, done, click, labels: items.map(item => item.label ?? '—') }
}

describe('the tray', () => {
  it('says presence and call in words', () => {
    expect(trayToolTip(idle, texts)).toBe('Dering · Online')
    expect(trayToolTip(ringing, texts)).toBe('Dering · Online · A call is ringing')
    expect(trayToolTip({ ...idle, presence: 'disconnected' }, textsFor('id', 'en'))).toBe(
      'Dering · Tidak ada koneksi',
    )
  })

  it('opens, sets presence and quits', () => {
    const { labels, click, done, items } = menuOf(idle)
    expect(labels).toEqual(['Open Dering', '—', 'Online', 'Away', 'Offline', '—', 'Quit Dering'])
    expect(items.filter(item => item.checked).map(item => item.label)).toEqual(['Online'])
    for (const label of ['Open Dering', 'Away', 'Quit Dering']) click(label)
    expect(done).toEqual([
      ['look', undefined],
      ['presence', 'away'],
      ['quit', undefined],
    ])
  })

  it('[D1] answers and declines what rings', () => {
    const { labels, click, done } = menuOf(ringing)
    expect(labels.slice(0, 2)).toEqual(['Answer', 'Decline'])
    click('Answer')
    click('Decline')
    expect(done).toEqual([
      ['answer', callId],
      ['decline', callId],
    ])
  })

  it('[I4] mutes and hangs up the call that is on, and can only decline another', () => {
    const { labels } = menuOf({ ...ringing, answerable: null, call: callIdSchema.parse('call-0') })
    expect(labels.slice(0, 3)).toEqual(['Decline', 'Mute or unmute', 'Hang up'])
  })

  it('offers no presence to who is not connected', () => {
    const { items } = menuOf({ ...idle, presence: 'signedOut' })
    expect(items.filter(item => item.type === 'radio').map(item => item.enabled)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('has a picture of its own for each state, that any reader of PNG takes', () => {
    const pictures = [idle, ringing, { ...idle, activity: 'onCall' }, { ...idle, presence: 'away' }] as const
    const pngs = pictures.map(state => trayImage(state, 16))
    expect(new Set(pngs.map(png => png.toString('hex'))).size).toBe(4)
    for (const png of pngs) {
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([16, 16])
      const data = png.subarray(33)
      expect(inflateSync(data.subarray(8, 8 + data.readUInt32BE(0)))).toHaveLength(16 * (1 + 16 * 4))
    }
  })
})
