import { describe, expect, it } from 'vitest'
import { particulars } from '../../../../../src-renderer/features/manage/audit/particulars.ts'
import { createI18n } from '../../../../../src-renderer/i18n/create-i18n.ts'

const named: Readonly<Record<string, string>> = { 'u-bo': 'Bo Hartono', 'u-ani': 'Ani Wijaya' }

const wordsOf = (details: Readonly<Record<string, unknown>>, language: 'en' | 'id') =>
  particulars(details, { t: createI18n(language).t, locale: language, nameOf: id => named[id] })

/** What is on record, and what both languages make of it. */
const table: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[], readonly string[]])[] =
  [
    [
      { outbound: { from: true, to: false }, ringSeconds: { from: 45, to: 60 } },
      ['Outgoing calls: yes → no', 'Ring time: 45 → 60'],
      ['Panggilan keluar: ya → tidak', 'Lama berdering: 45 → 60'],
    ],
    [
      { consentTemplate: { from: null, to: 'ask_to_call/id' } },
      ['Permission template: – → ask_to_call/id'],
      ['Templat izin: – → ask_to_call/id'],
    ],
    [{ from: 'agent', to: 'supervisor' }, ['Agent → Supervisor'], ['Agen → Supervisor']],
    [{ to: 'u-bo' }, ['To: Bo Hartono'], ['Kepada: Bo Hartono']],
    [{ from: 'u-ani', to: 'u-bo' }, ['Ani Wijaya → Bo Hartono'], ['Ani Wijaya → Bo Hartono']],
    [{ currency: 'USD', minor: 5_000_000 }, ['$50,000'], ['US$50.000']],
    [
      { mode: 'ring_all', members: ['u-bo', 'u-ani'], isNew: false },
      ['How it rings: Notify all agents', 'Agents: Bo Hartono, Ani Wijaya', 'New: no'],
      ['Cara berdering: Beri tahu semua agen', 'Agen: Bo Hartono, Ani Wijaya', 'Baru: tidak'],
    ],
    [
      { from: { name: 'Bo', email: 'bo@example.com' }, to: { email: 'b@example.com' } },
      ['Name: Bo, Work email: bo@example.com → Work email: b@example.com'],
      ['Nama: Bo, Email kerja: bo@example.com → Email kerja: b@example.com'],
    ],
    [
      { aThingOfTomorrow: { deep: { er: 1 } } },
      ['aThingOfTomorrow: {"deep":{"er":1}}'],
      ['aThingOfTomorrow: {"deep":{"er":1}}'],
    ],
  ]

describe('the particulars of a deed are said in words', () => {
  it.each(table)('%j', (details, english, indonesian) => {
    expect([wordsOf(details, 'en'), wordsOf(details, 'id')]).toEqual([english, indonesian])
  })
})
