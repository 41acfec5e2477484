import type { z } from 'zod'
import { type Settings, settingsSchema } from '../ipc/desktop-state.ts'
import { list, oneOf, onOff, type PolicyKind, type PolicyShape, text } from './policy-kinds.ts'
import {
  isProxyServer,
  isServerAddress,
  isServerOrigin,
  isUpdateWindow,
  proxyServer,
  serverAddress,
  updateWindow,
  version,
} from './policy-texts.ts'

/** One thing that an organisation may decide for its desktops. */
interface PolicyKeyFacts<Value> extends PolicyShape<Value> {
  /** What holds where nobody says anything. */
  readonly builtIn: NoInfer<Value>
  /** The setting of the person that it decides; absent where a person has no say in it. */
  readonly setting?: keyof Settings
  /** Whether a change holds at once, or from the next start of the app. */
  readonly holdsFrom: 'at once' | 'the next start'
  /** A value as it could be in a company of its own. */
  readonly example: NoInfer<Value>
}

const key = <Value>(facts: PolicyKeyFacts<Value>): PolicyKeyFacts<Value> => facts
const live = { holdsFrom: 'at once' } as const

const settingsDefaults = settingsSchema.parse({})

/** A key that decides a setting has the setting's own default. */
const setting = <Name extends keyof Settings>(
  name: Name,
  kind: PolicyKind,
  example: Settings[Name],
): PolicyKeyFacts<Settings[Name]> & { readonly setting: Name } => ({
  kind,
  ...live,
  schema: settingSchema(name),
  builtIn: settingsDefaults[name],
  setting: name,
  example,
})

/** A setting has one range, wherever it is set. */
function settingSchema<Name extends keyof Settings>(name: Name): z.ZodType<Settings[Name]> {
  // Every field of the settings is a schema with a default; the lookup by a union of names hides it.
  return settingsSchema.shape[name].unwrap() as unknown as z.ZodType<Settings[Name]>
}

/** Where the app looks for the platform when nobody has said: on this computer, as in the demo. */
const builtInServerUrl = 'http://127.0.0.1:8090'

/** Everything that an organisation may decide, in the order of its pages and forms. [D9] */
export const policyKeys = {
  ServerUrl: key({
    ...text(serverAddress, isServerOrigin),
    builtIn: builtInServerUrl,
    holdsFrom: 'the next start',
    example: 'https://calls.example.com',
  }),
  AllowedServerHosts: key({
    ...list(/^(?:\*|(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/),
    ...live,
    builtIn: ['*'],
    example: ['calls.example.com', '*.calls.example.com'],
  }),
  ProxyMode: key({ ...oneOf(['system', 'direct', 'fixed']), ...live, builtIn: 'system', example: 'fixed' }),
  ProxyServer: key({
    ...text(proxyServer, isProxyServer),
    ...live,
    builtIn: '',
    example: 'proxy.example.com:3128',
  }),
  ProxyBypass: key({
    ...list(
      /^(?:<local>|\[[0-9a-f:]+\]|(?:\*?\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5}|\/\d{1,2})?)$/i,
    ),
    ...live,
    builtIn: ['<local>'],
    example: ['<local>', '*.example.com', '10.0.0.0/8'],
  }),
  AutoUpdateMode: key({ ...oneOf(['auto', 'notify', 'off']), ...live, builtIn: 'auto', example: 'notify' }),
  UpdateChannel: key({ ...oneOf(['stable', 'beta']), ...live, builtIn: 'stable', example: 'stable' }),
  UpdateUrl: key({
    ...text(serverAddress, isServerAddress),
    ...live,
    builtIn: 'https://updates.dering.com/desktop',
    example: 'https://updates.example.com/dering',
  }),
  TargetVersion: key({ ...text(version), ...live, builtIn: '', example: '1.4.2' }),
  UpdateWindow: key({
    ...text(updateWindow, isUpdateWindow),
    ...live,
    builtIn: '',
    example: '2200-0600',
  }),
  MinimumVersion: key({ ...text(version), ...live, builtIn: '', example: '1.3.0' }),
  AutoStart: setting('openAtLogin', 'switch', true),
  StartHidden: setting('startHidden', 'switch', true),
  CloseToTray: setting('closeToTray', 'switch', true),
  TelLinks: setting('telLinks', 'switch', true),
  Language: setting('language', 'choice', 'id'),
  OutsideAlerts: setting('outsideAlerts', 'choice', 'always'),
  NamesOnLockScreen: setting('namesOnLockScreen', 'switch', false),
  NoiseSuppression: setting('noiseSuppression', 'choice', 'browser'),
  AwayAfterMinutes: setting('awayAfterMinutes', 'count', 15),
  AwayWhenLocked: setting('awayWhenLocked', 'switch', true),
  LocalHistoryDays: setting('callLogDays', 'count', 30),
  AllowExport: key({ ...onOff, ...live, builtIn: true, example: false }),
  AllowGlobalShortcuts: key({ ...onOff, ...live, builtIn: true, example: false }),
  AllowedHidVendors: key({
    ...list(/^(?:\*|[0-9a-f]{4})$/),
    ...live,
    builtIn: ['*'],
    example: ['0b0e', '047f'],
  }),
  LogLevel: key({ ...oneOf(['error', 'warn', 'info']), ...live, builtIn: 'info', example: 'warn' }),
}

export type PolicyKey = keyof typeof policyKeys
export type PolicyValue<Key extends PolicyKey> = (typeof policyKeys)[Key]['builtIn']
/** What one tier says; a key that is absent is left to the tiers below. */
export type PolicyValues = { readonly [Key in PolicyKey]?: PolicyValue<Key> }

/** `Object.keys` widens to string; the keys are those of the table. */
export const policyKeyNames = Object.keys(policyKeys) as readonly PolicyKey[]

export const isPolicyKey = (name: string): name is PolicyKey => Object.hasOwn(policyKeys, name)
