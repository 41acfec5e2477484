import { CircleAlert, type LucideIcon, PhoneOff, Wallet } from 'lucide-react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import { includesRole } from '#shared/domain/role.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useSession } from '../../store/desktop-context.ts'
import { useBalance } from '../../store/use-balance.ts'
import { Icon } from '../../ui/Icon.tsx'
import { moneyWords } from '../../ui/money.ts'
import { momentWords } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import { type AccountNotice, accountNotices } from './account-notices.ts'
import styles from './AccountNotices.module.css'

/** What stands against calls on the room's account, quietly, above the conversation. [A3] [A4] [I10] [O6] */
export function AccountNotices({ room }: { readonly room: WireRoom }) {
  const account = useSession(session => session.accounts[room.accountId])
  const watches = useSession(session => includesRole(session.me.role, 'supervisor')) === true
  const balance = useBalance(room.accountId, watches)
  const notices = account ? accountNotices(account, watches ? balance : undefined) : []
  if (!account || notices.length === 0) return null
  return (
    <ul className={styles.notices}>
      {notices.map(notice => (
        <li key={JSON.stringify(notice)} className={styles.notice} data-kind={notice.kind}>
          <Icon icon={iconOf(notice)} size={14} className={styles.icon} />
          <NoticeWords notice={notice} account={account.name} />
        </li>
      ))}
    </ul>
  )
}

function iconOf({ kind }: AccountNotice): LucideIcon {
  if (kind === 'bothOff' || kind === 'inboundOff' || kind === 'outboundOff') return PhoneOff
  return kind === 'balanceLow' || kind === 'balanceExhausted' ? Wallet : CircleAlert
}

interface NoticeWordsProps {
  readonly notice: AccountNotice
  readonly account: string
}

function NoticeWords({ notice, account }: NoticeWordsProps) {
  const { t } = useTranslation('consent')
  const { locale } = useLocale()
  const now = useNow(60_000)
  switch (notice.kind) {
    case 'bothOff':
    case 'inboundOff':
    case 'outboundOff':
    case 'quality':
      return <output>{t(`account.${notice.kind}`, { account })}</output>
    case 'balanceLow':
    case 'balanceExhausted': {
      const balance = moneyWords(notice.balance, locale)
      return <output>{t(`account.${notice.kind}`, { account, balance })}</output>
    }
    case 'answerRate': {
      const rate = new Intl.NumberFormat(locale, { style: 'percent' }).format(notice.rate)
      return <output>{t('account.answerRate', { account, rate })}</output>
    }
    case 'restricted': {
      const what = t(`account.restriction.${notice.what}`)
      if (notice.until === undefined) return <output>{t('account.restricted', { account, what })}</output>
      const time = momentWords(Date.parse(notice.until), now, locale)
      return <output>{t('account.restrictedUntil', { account, what, time })}</output>
    }
    default:
      return assertNever(notice)
  }
}
