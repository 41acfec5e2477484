import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeFrame,
  encodeError,
  encodeNotification,
  encodeRequest,
  encodeResult,
} from '#shared/protocol/rpc.ts'

const jsonObject = fc.dictionary(
  fc.string().filter(key => key !== '__proto__'),
  fc.jsonValue(),
)

describe('JSON-RPC codec', () => {
  it('reads back every request, notification, result and error that it writes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), jsonObject, (id, method, params) => {
        const plain = JSON.parse(JSON.stringify(params)) as object
        expect(decodeFrame(encodeRequest(id, method, params))).toEqual({
          kind: 'request',
          id,
          method,
          params: plain,
        })
        expect(decodeFrame(encodeNotification(method, params))).toEqual({
          kind: 'notification',
          method,
          params: plain,
        })
        expect(decodeFrame(encodeResult(id, params))).toEqual({ kind: 'success', id, result: plain })
      }),
    )
    const error = { code: -32000, message: 'No.', data: { reason: 'taken' } }
    expect(decodeFrame(encodeError(1, error))).toEqual({ kind: 'failure', id: 1, error })
  })

  it.each([
    ['text', 'hello'],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"x"}]'],
    ['null', 'null'],
    ['no version', '{"id":1,"method":"x"}'],
    ['params that are a list', '{"jsonrpc":"2.0","id":1,"method":"x","params":[1]}'],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"x"}'],
    ['neither call nor answer', '{"jsonrpc":"2.0","id":1}'],
    ['a result beside an error', '{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}}'],
  ])('refuses %s, and says why', (_name, text) => {
    const frame = decodeFrame(text)
    expect(frame).toMatchObject({ kind: 'invalid', why: expect.stringMatching(/./) })
  })

  it('lets no parameter reach for the prototype', () => {
    const frame = decodeFrame(
      '{"jsonrpc":"2.0","id":1,"method":"x","params":{"__proto__":{"isAdmin":true},"a":1}}',
    )
    expect(frame).toEqual({ kind: 'request', id: 1, method: 'x', params: { a: 1 } })
    expect('isAdmin' in {}).toBe(false)
  })

  it('never throws, whatever arrives', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => void decodeFrame(text)))
  })
})
