/**
 * The one place where an address of a script becomes trusted (the content policy allows the policy
 * name `openline`): only our service worker and the built files of this console.
 */

interface ScriptPolicy {
  createScriptURL(path: string): unknown
}
interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL(path: string): string }): ScriptPolicy
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown
}

const ALLOWED = /^\/(sw\.js|assets\/[\w.-]+\.js)$/

function checked(path: string): string {
  const address = new URL(path, location.origin)
  if (address.origin !== location.origin || !ALLOWED.test(address.pathname) || address.search) {
    throw new TypeError(`not a script of this console: ${path}`)
  }
  return address.pathname
}

const maker = (window as { trustedTypes?: PolicyMaker }).trustedTypes
const policy = maker?.createPolicy('openline', { createScriptURL: checked })

/** An address that `navigator.serviceWorker.register` and `new Worker` accept. */
export const scriptAddress = (path: string): string =>
  (policy ? policy.createScriptURL(path) : checked(path)) as string

/** The one letter that OpenLayers writes as markup, to measure the height of a font. */
const PROBE = 'M'
let isProbeAllowed = false

/**
 * Let the map measure its fonts: the default policy passes that one letter and nothing else. A
 * string it does not pass is refused by the browser, as without the policy.
 */
export function allowFontProbe(): void {
  if (isProbeAllowed) return
  isProbeAllowed = true
  maker?.createPolicy('default', { createHTML: (text) => (text === PROBE ? PROBE : null) })
}
