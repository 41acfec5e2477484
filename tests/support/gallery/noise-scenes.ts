import type { NoiseSuppression } from '#shared/ipc/sound-settings.ts'
import { type CallScene, emptyHanded, moment, scene, talking } from './call-scenes.ts'
import type { FakeDesk } from './fake-dering.ts'

const choose = (desk: FakeDesk, noiseSuppression: NoiseSuppression) =>
  desk.set(state => ({ ...state, settings: { ...state.settings, noiseSuppression } }))

function chosen(noiseSuppression: NoiseSuppression) {
  return (): CallScene => {
    const desk = emptyHanded()
    choose(desk, noiseSuppression)
    return { desk }
  }
}

/** The settings' row on noise, by its names in the address: `?scene=noise-strong&section=settings`. */
export const noiseScenes: Readonly<Record<string, () => CallScene>> = {
  'noise-off': chosen('off'),
  'noise-strong': chosen('rnnoise'),
  'noise-strong-failed': scene(
    talking(async ({ desk, sound }) => {
      choose(desk, 'rnnoise')
      await moment()
      sound()?.show({
        microphone: { status: 'open', deviceId: '', label: 'Built-in', filterFailed: true },
      })
    }),
  ),
}
