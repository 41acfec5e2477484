import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ProviderSetting } from '#shared/domain/account-settings.ts'
import type { WireAccount } from '#shared/protocol/account.ts'

const settings: ReadonlySet<string> = new Set<ProviderSetting>([
  'status',
  'call_icon_visibility',
  'callback_permission_status',
  'call_hours',
])
const isSetting = (name: string): name is ProviderSetting => settings.has(name)

const values = ['ENABLED', 'DISABLED', 'DEFAULT', 'DISABLE_ALL'] as const
const standings = [
  'low_answer_rate',
  'RESTRICTED_BUSINESS_INITIATED_CALLING',
  'RESTRICTED_USER_INITIATED_CALLING',
  'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
] as const

type Value = NonNullable<WireAccount['provider']>['differences'][number]['ours']

/** Settings and their values in words; what WhatsApp invents later stays as it says it. */
export function useValueWords(): {
  readonly settingWords: (name: string) => string
  readonly valueWords: (value: Value | undefined) => string
} {
  const { t } = useTranslation('accounts')
  return {
    settingWords: name => (isSetting(name) ? t(`meta.setting.${name}`) : name),
    valueWords: value => {
      if (value === undefined) return t('meta.value.nothing')
      if (typeof value !== 'string') return t(value.enabled ? 'meta.value.hours' : 'meta.value.always')
      const known = values.find(word => word === value)
      return known ? t(`meta.value.${known}`) : value
    },
  }
}

/** What a warning or a restriction means. */
export function useStandingWords(): (type: string, account: WireAccount) => string {
  const { t } = useTranslation('accounts')
  const { locale } = useLocale()
  return (type, { answerRate }) => {
    const rate = new Intl.NumberFormat(locale, { style: 'percent' }).format(answerRate ?? 0)
    const known = standings.find(word => word === type)
    return known ? t(`meta.standings.${known}`, { rate }) : t('meta.standings.other', { type })
  }
}
