import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/** Says who asks for this agent's attention, wherever the agent is in the window. */
export function useNudges(): void {
  const { t } = useTranslation('queue')
  const api = useApi()
  const toast = useToast()
  useEffect(
    () =>
      api.on('nudged', ({ by: { name }, text }) => {
        toast('neutral', text === undefined ? t('nudgedBy', { name }) : t('nudgedWith', { name, text }))
      }),
    [api, t, toast],
  )
}
