/** A Chromium switch without its dashes, and its value if it takes one. */
export interface Switch {
  readonly name: string
  readonly value?: string
}

const quiet = [
  'no-first-run',
  'no-default-browser-check',
  'disable-background-networking',
  'disable-component-update',
  'disable-default-apps',
  'disable-extensions',
  'disable-infobars',
  'disable-search-engine-choice-screen',
  'disable-sync',
  'disable-dev-shm-usage',
]
/** Electron's `backgroundThrottling: false`, for every window: a hidden softphone still rings and counts. */
const unthrottled = [
  'disable-background-timer-throttling',
  'disable-renderer-backgrounding',
  'disable-backgrounding-occluded-windows',
]
const featuresOff =
  'Translate,MediaRouter,DestroyProfileOnBrowserClose,GlobalMediaControls,HttpsUpgrades,CalculateNativeWinOcclusion'

/** The command line of the one Chromium, the app's own switches last so that they win. */
export function chromiumFlags(options: {
  readonly isRoot: boolean
  readonly isHeadless: boolean
  readonly useGpu: boolean
  readonly windowClass: string
  readonly switches: readonly Switch[]
}): string[] {
  const own: Switch[] = [
    ...[...quiet, ...unthrottled].map(name => ({ name })),
    { name: 'disable-features', value: featuresOff },
    { name: 'password-store', value: 'basic' },
    // Electron's own default: sound may begin without a click.
    { name: 'autoplay-policy', value: 'no-user-gesture-required' },
    { name: 'class', value: options.windowClass },
    ...(options.useGpu ? [] : [{ name: 'disable-gpu' }]),
    ...(options.isHeadless ? [{ name: 'headless', value: 'new' }] : []),
    // Chromium's sandbox refuses to run as root; test-type keeps it from saying so in a bar in each window.
    ...(options.isRoot ? [{ name: 'no-sandbox' }] : []),
    { name: 'test-type' },
  ]
  return joinSwitches([...own, ...options.switches])
}

/** Of a repeated switch Chromium honours the last, so lists are joined and the rest replaced. */
export function joinSwitches(switches: readonly Switch[]): string[] {
  const joined = new Map<string, string | undefined>()
  for (const { name, value } of switches) {
    const before = joined.get(name)
    const isList = name.endsWith('-features') && before !== undefined && value !== undefined
    joined.set(name, isList ? `${before},${value}` : value)
  }
  return [...joined].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
}

/** What the second launch must repeat, which only asks the first to open a window. */
export function windowFlags(flags: readonly string[]): string[] {
  return flags.filter(flag =>
    /^--(no-sandbox|test-type|class=|ozone-platform|no-first-run|disable-infobars)/.test(flag),
  )
}
