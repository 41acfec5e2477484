import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { UpdatePhase } from '#shared/ipc/update-state.ts'
import { clockTime } from '../../ui/time.ts'

/** How updates stand, in words: what is, and what to do or that there is nothing to do. */
export function useUpdateWords(): (phase: UpdatePhase) => string {
  const { t } = useTranslation('updates')
  const { locale } = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return phase => {
    switch (phase.status) {
      case 'off':
        return t(`off.${phase.why}`)
      case 'idle':
        return phase.checkedAt === null
          ? t('notChecked')
          : t('lastChecked', { when: clockTime(phase.checkedAt, locale) })
      case 'checking':
        return t('checking')
      case 'available':
        return t(availableWords[phase.next], { version: phase.version })
      case 'downloading':
        return t('downloading', { version: phase.version, share: percent.format(phase.share) })
      case 'ready':
        return t('ready', { version: phase.version })
      case 'waiting':
        return phase.isAsked && phase.until !== 'window'
          ? t(`asked.${phase.until}`, { version: phase.version })
          : t(`waiting.${phase.until}`, { version: phase.version })
      case 'installing':
        return t('installing', { version: phase.version })
      case 'refused':
        return `${t('refused')} ${t(`refusedWhy.${phase.why}`)}`
      case 'failed':
        return `${t(`failed.${phase.step}`)} ${t(`why.${phase.why}`)}`
      default:
        return assertNever(phase)
    }
  }
}

const availableWords = { click: 'availableClick', free: 'availableFree', it: 'availableIt' } as const
