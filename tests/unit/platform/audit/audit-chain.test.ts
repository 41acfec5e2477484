import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#shared/domain/audit.ts'
import {
  auditHash,
  emptyChainHash,
  verifyChain,
  type ChainedEntry,
} from '../../../../src-platform/audit/audit-chain.ts'
import { t0 } from '../../../support/builders/calls.ts'
import { agentId } from '../../../support/builders/records.ts'

const entries: readonly AuditEntry[] = [1, 2, 3].map(seq => ({
  seq,
  at: t0 + seq,
  actor: { id: agentId('adi'), name: 'Adi' },
  action: 'user.changed',
  subject: { kind: 'user', id: 'ani', name: 'Ani' },
  details: { role: 'agent' },
}))
const chain: readonly ChainedEntry[] = entries.reduce<ChainedEntry[]>((all, entry) => {
  return [...all, { entry, hash: auditHash(all.at(-1)?.hash ?? emptyChainHash, entry) }]
}, [])
const head = chain.at(-1)?.hash

async function* inPortions(all: readonly ChainedEntry[]) {
  for (const one of all) yield [one]
}
const verify = (all: readonly ChainedEntry[]) => verifyChain(inPortions(all))
const without = (at: number) => chain.filter((_, index) => index !== at)
const changed = (over: Partial<AuditEntry>) =>
  chain.map((link, index) => (index === 1 ? { ...link, entry: { ...link.entry, ...over } } : link))

describe('the chain of the audit log', () => {
  it('is intact as it was written, across portions, and tells its head', async () => {
    expect(await verify(chain)).toEqual({ intact: true, entries: 3, head })
    expect(await verify([])).toEqual({ intact: true, entries: 0, head: emptyChainHash })
  })

  it.each<[string, Partial<AuditEntry>]>([
    ['the time', { at: t0 }],
    ['who did it', { actor: { id: agentId('beni'), name: 'Adi' } }],
    ['that somebody did it', { actor: undefined }],
    ['the deed', { action: 'user.disabled' }],
    ['to whom', { subject: { kind: 'user', id: 'dewi', name: 'Ani' } }],
    ['the particulars', { details: { role: 'admin' } }],
  ])('shows that %s was changed', async (_what, over) => {
    expect(await verify(changed(over))).toEqual({ intact: false, brokenAt: 2 })
  })

  it('shows that an entry was taken out or two have changed places', async () => {
    expect(await verify(without(0))).toEqual({ intact: false, brokenAt: 2 })
    expect(await verify(without(1))).toEqual({ intact: false, brokenAt: 3 })
    expect(await verify([...chain].reverse())).toEqual({ intact: false, brokenAt: 3 })
  })

  it('shows that the end was cut off by its head', async () => {
    expect(await verify(without(2))).not.toMatchObject({ head })
  })

  it('is not fooled by a new hash over a changed entry', async () => {
    const forged = changed({ action: 'user.disabled' }).map((link, index) =>
      index === 1 ? { ...link, hash: auditHash(chain[0]?.hash ?? '', link.entry) } : link,
    )
    expect(await verify(forged)).toEqual({ intact: false, brokenAt: 3 })
  })
})
