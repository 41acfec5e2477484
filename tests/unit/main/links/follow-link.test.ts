import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { followLink } from '../../../../src-main/links/follow-link.ts'
import { parseLink } from '../../../../src-main/links/parse-link.ts'
import { openPressLinks, type PressLinks } from '../../../../src-main/links/press-links.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const callId = callIdSchema.parse('wacid.ABC+/=&1')
let folder: string
let links: PressLinks
let done: unknown[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-links-'))
  links = openPressLinks(folder, recordingLog())
  done = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function follow(address: string): void {
  const link = parseLink(address)
  if (!link) throw new Error(`No link of ours: ${address}`)
  followLink(link, {
    acts: {
      answer: id => done.push(['answer', id]),
      decline: id => done.push(['decline', id]),
      look: roomId => done.push(['look', roomId]),
    },
    wishes: { add: wish => done.push(wish) },
    links,
    log: recordingLog(),
  })
}

describe('following a link', () => {
  it('fills in what a link names, and calls nobody', () => {
    follow('tel:+6281234')
    follow('dering:room?id=room-7')
    expect(done).toEqual([['look', undefined], { act: 'search', text: '+6281234' }, ['look', 'room-7']])
  })

  it('[D1] answers and declines by the buttons of our own notifications, also after a new start', () => {
    const answer = links.linkOf('answer', callId)
    links = openPressLinks(folder, recordingLog())
    follow(answer)
    follow(links.linkOf('decline', callId))
    expect(done).toEqual([
      ['answer', callId],
      ['decline', callId],
    ])
  })

  it('answers nothing for a link that any page could have made', () => {
    follow(`dering:answer?call=${encodeURIComponent(callId)}&key=${'A'.repeat(43)}`)
    follow(`dering:decline?call=${encodeURIComponent(callId)}&key=${'A'.repeat(43)}`)
    expect(done).toEqual([])
  })
})
