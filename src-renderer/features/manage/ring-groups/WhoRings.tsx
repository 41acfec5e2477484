import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Route } from '#shared/domain/routing.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { useNow } from '../../../ui/use-now.ts'
import { Row } from '../parts/Row.tsx'
import { whoRings } from './who-rings.ts'

interface WhoRingsProps {
  readonly account: WireAccount
  readonly ringGroups: readonly WireRingGroup[]
}

/** What the next call of a new customer would do; it changes as agents come and go. */
export function WhoRings({ account, ringGroups }: WhoRingsProps) {
  const { t } = useTranslation('ringGroups')
  const agents = useSession(session => session.agents) ?? {}
  const now = useNow(60_000)
  const route = whoRings({ account, ringGroups, agents: Object.values(agents), now })
  return (
    <Row
      label={t('now.title')}
      hint={
        <output>
          <Words route={route} />
        </output>
      }
    />
  )
}

function Words({ route }: { readonly route: Route }) {
  const { t } = useTranslation('ringGroups')
  const agents = useSession(session => session.agents) ?? {}
  const { locale } = useLocale()
  const namesOf = (ids: readonly AgentId[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(ids.map(id => agents[id]?.name ?? id))
  if (route.kind === 'notDelivered') {
    // A call of now is never stale.
    return route.reason === 'not_delivered_stale' ? null : t(`now.${route.reason}`)
  }
  const { ring, wait, via } = route
  const names = namesOf(ring)
  const rings =
    via === 'round_robin' ? t('now.round_robin', { names }) : t('now.ring_all', { names, count: ring.length })
  return (
    <>
      <span>{ring.length === 0 ? t('now.nobodyFree') : rings}</span>
      {wait.length > 0 && <span> {t('now.waiting', { names: namesOf(wait) })}</span>}
    </>
  )
}
