import { useEffect } from 'react'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/** Says who asks for this agent's attention, wherever the agent is in the window. */
export function useNudges(): void {
  const api = useApi()
  const toast = useToast()
  useEffect(
    () =>
      api.on('nudged', ({ by: { name }, text }) => {
        toast('neutral', ({ t }) =>
          text === undefined ? t('queue:nudgedBy', { name }) : t('queue:nudgedWith', { name, text }),
        )
      }),
    [api, toast],
  )
}
