import { expect, it } from 'vitest'
import { textsFor } from '../../../src-main/texts.ts'

it.each([
  ['system', 'id-ID', 'Budi menelepon'],
  ['system', 'id', 'Budi menelepon'],
  ['system', 'fr-FR', 'Budi is calling'],
  ['en', 'id-ID', 'Budi is calling'],
  ['id', 'en-US', 'Budi menelepon'],
] as const)('speaks as the person chose (%s), or as the system does (%s)', (language, locale, text) => {
  expect(textsFor(language, locale).incomingCall('Budi')).toBe(text)
})
