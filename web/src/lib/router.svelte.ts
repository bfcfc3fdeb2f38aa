/** Hash routes: #/line, #/messages/ID, #/enrol/TOKEN. A part after the screen's name is `arg`. */

export const SCREENS = [
  'line',
  'messages',
  'watch',
  'schedule',
  'record',
  'engineering',
  'officers',
] as const
export type ScreenName = (typeof SCREENS)[number]

export interface Route {
  screen: ScreenName | 'enrol'
  arg: string
}

function read(): Route {
  const [, name = '', ...rest] = location.hash.replace(/^#/, '').split('/')
  const arg = decodeURIComponent(rest.join('/'))
  if (name === 'enrol') return { screen: 'enrol', arg }
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
