import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { english } from './resources.ts'
import { useRefusalText } from './use-refusal-text.ts'

type Feature = keyof typeof english
type Features = readonly ['common', ...Exclude<Feature, 'common'>[]]

/** The window's language as it is now, for what is said elsewhere than where it is known. */
export interface Words {
  /** Of every feature, such as `t('queue:nudged')`. */
  readonly t: TFunction<Features>
  readonly locale: string
  readonly refusalText: (refusal: AskRefusal) => string
}

/** A sentence in whatever language the window has when it is shown. */
export type Say = (words: Words) => string

// `Object.keys` forgets which keys there are; `common` alone is said without its name.
const features = ['common', ...Object.keys(english).filter(name => name !== 'common')] as unknown as Features

export function useWords(): Words {
  const { t } = useTranslation(features)
  const { locale } = useLocale()
  const refusalText = useRefusalText()
  return useMemo(() => ({ t, locale, refusalText }), [t, locale, refusalText])
}
