/** Hash routes: #/line, #/messages/ID, #/enrol/TOKEN. A part after the screen's name is `arg`. */

/** In the order of the rail. */
export const SCREENS = [
  'line',
  'messages',
  'requests',
  'rounds',
  'commitments',
  'readouts',
  'contacts',
  'watch',
  'schedule',
  'record',
  'engineering',
  'officers',
] as const
export type ScreenName = (typeof SCREENS)[number]

/** The key of a screen is the one at its place in the row of figures, as the rail has it. */
const ROW = '1234567890-='
export const keyOf = (screen: ScreenName): string => ROW.charAt(SCREENS.indexOf(screen))

export interface Route {
  /** Not on the rail: the search over everything, and a one-time link. */
  screen: ScreenName | 'search' | 'enrol'
  arg: string
}

function read(): Route {
  const [, name = '', ...rest] = location.hash.replace(/^#/, '').split('/')
  const arg = decodeURIComponent(rest.join('/'))
  if (name === 'enrol' || name === 'search') return { screen: name, arg }
  const screen = SCREENS.find((known) => known === name)
  return { screen: screen ?? 'line', arg: screen ? arg : '' }
}

class Router {
  route = $state<Route>(read())

  constructor() {
    addEventListener('hashchange', () => {
      this.route = read()
    })
  }
}

const router = new Router()

/** The route now shown; reactive. */
export const route = {
  get screen(): Route['screen'] {
    return router.route.screen
  },
  get arg(): string {
    return router.route.arg
  },
}

export const href = (screen: Route['screen'], arg = ''): string =>
  `#/${screen}${arg ? `/${encodeURIComponent(arg)}` : ''}`

export function go(screen: Route['screen'], arg = ''): void {
  location.hash = href(screen, arg)
}
