import { describe, expect, it } from 'vitest'
import { closeCodes } from '#shared/protocol/version.ts'
import { afterEnd, type AfterEnd, type LinkEnd } from '../../../../src-main/connection/link-end.ts'

const table: readonly (readonly [LinkEnd, AfterEnd])[] = [
  [
    { kind: 'closed', code: closeCodes.restarting },
    { do: 'retry', why: 'restarting' },
  ],
  [{ kind: 'closed', code: closeCodes.takenOver }, { do: 'stop' }],
  [{ kind: 'closed', code: closeCodes.tooOld }, { do: 'update' }],
  [
    { kind: 'closed', code: closeCodes.policy },
    { do: 'renewToken', notice: 'disabled' },
  ],
  [
    { kind: 'closed', code: closeCodes.signedOut },
    { do: 'renewToken', notice: 'expired' },
  ],
  [
    { kind: 'closed', code: closeCodes.tooSlow },
    { do: 'retry', why: 'too_slow' },
  ],
  [
    { kind: 'closed', code: closeCodes.invalidFrame },
    { do: 'retry', why: 'protocol' },
  ],
  [
    { kind: 'closed', code: closeCodes.tooLarge },
    { do: 'retry', why: 'protocol' },
  ],
  [
    { kind: 'closed', code: 1000 },
    { do: 'retry', why: 'lost' },
  ],
  [
    { kind: 'closed', code: 1006 },
    { do: 'retry', why: 'lost' },
  ],
  [
    { kind: 'closed', code: 1011 },
    { do: 'retry', why: 'lost' },
  ],
  [
    { kind: 'refused', status: 401 },
    { do: 'renewToken', notice: 'expired' },
  ],
  [
    { kind: 'refused', status: 403 },
    { do: 'renewToken', notice: 'expired' },
  ],
  [
    { kind: 'refused', status: 503 },
    { do: 'retry', why: 'refused' },
  ],
  [
    { kind: 'notReached', why: 'proxy_password' },
    { do: 'retry', why: 'proxy_password' },
  ],
  [{ kind: 'silent' }, { do: 'retry', why: 'silent' }],
  [{ kind: 'noHello' }, { do: 'retry', why: 'protocol' }],
]

describe('what follows the end of a link', () => {
  it.each(table)('after %o: %o', (end, after) => {
    expect(afterEnd(end)).toEqual(after)
  })

  it('decides on every close code of the protocol', () => {
    const decided = table.flatMap(([end]) => (end.kind === 'closed' ? [end.code] : []))
    expect(decided).toEqual(expect.arrayContaining(Object.values(closeCodes)))
  })
})
