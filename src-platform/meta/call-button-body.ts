import type { CallButton } from './graph-port.ts'

/** The interactive message with a button that calls. Source: Meta, Calling API, call button messages. */
export const callButtonBody = ({ text, label, minutes, payload }: CallButton) => ({
  type: 'interactive',
  interactive: {
    type: 'voice_call',
    body: { text },
    action: {
      name: 'voice_call',
      parameters: { display_text: label, ttl_minutes: minutes, payload },
    },
  },
})
