import { expect, it } from 'vitest'
import { csvHead, csvLine } from '../../../../src-platform/reports/call-csv.ts'
import { toWireCall } from '../../../../src-platform/wire.ts'
import { anEndedCall } from '../../../support/builders/ended-calls.ts'

const lineOf = (name: string) => {
  const call = anEndedCall({ id: 'c1', customer: { id: 'ID.1', name } })
  return csvLine(
    toWireCall(call, id => id),
    'Toko',
  )
}

it('begins with the byte order mark, for spreadsheets', () => {
  expect(csvHead.startsWith('\uFEFFcall_id,account_id,account,')).toBe(true)
  expect(csvHead.endsWith(',cost_minor,currency,disposition,note,tags\r\n')).toBe(true)
})

it.each([
  ['=1+1', "'=1+1"],
  ['+62', "'+62"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['Budi, "Bos"', '"Budi, ""Bos"""'],
  ['Budi = Bos', 'Budi = Bos'],
  ['Nuñez', 'Nuñez'],
])('[L3] writes the name %j as %j: text, never a formula, always one cell', (name, cell) => {
  expect(lineOf(name)).toContain(`,ID.1,${cell},,,N/A,inbound,`)
})

it('[L1] has N/A where nobody answered, and no cost as 0', () => {
  const line = lineOf('Budi')
  expect(line).toContain(',N/A,')
  expect(line.endsWith(',timed_out,customer,0,,,,\r\n')).toBe(true)
})

it('[L3] has what the agent wrote, as one cell each and never as a formula', () => {
  const call = toWireCall(anEndedCall({ id: 'c1', customer: { id: 'ID.1', name: 'Budi' } }), id => id)
  const words = { disposition: 'follow_up', note: '=1+1,\n"today"', tags: ['-refund', 'vip'] }
  expect(csvLine({ ...call, ...words }, 'Toko')).toMatch(
    /,0,,follow_up,"'=1\+1,\n""today""",'-refund; vip\r\n$/,
  )
})
