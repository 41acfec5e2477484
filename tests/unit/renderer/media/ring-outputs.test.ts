import { describe, expect, it } from 'vitest'
import { playableOutputs } from '../../../../src-renderer/media/ring-outputs.ts'

const headset = { deviceId: 'headset', volume: 0.4 }
const desk = { deviceId: 'desk', volume: 0.9 }
const plugged = (...ids: string[]) => ids.map(id => ({ id, label: id }))

describe('where it rings', () => {
  it('[D1] is everywhere that was chosen, each as loud as was chosen', () => {
    expect(playableOutputs([headset, desk], plugged('desk', 'headset', 'other'))).toEqual([headset, desk])
  })

  it('[D4] leaves out what is unplugged', () => {
    expect(playableOutputs([headset, desk], plugged('desk'))).toEqual([desk])
  })

  it('[D4] is the default, as loud as the loudest, when nothing of it is plugged in', () => {
    expect(playableOutputs([headset, desk], plugged('other'))).toEqual([{ deviceId: '', volume: 0.9 }])
  })

  it('tries every choice while it is not known what is plugged in', () => {
    expect(playableOutputs([headset, desk], [])).toEqual([headset, desk])
  })

  it('names no output twice, and is never nowhere', () => {
    expect(playableOutputs([headset, { ...headset, volume: 1 }], plugged('headset'))).toHaveLength(1)
    expect(playableOutputs([], plugged('headset'))).toEqual([{ deviceId: '', volume: 0.7 }])
  })
})
