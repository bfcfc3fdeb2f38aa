/** The focus is never lost: when what had it goes away, it stands on the nearest thing that stays. */

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary'
const FIELDS = 'input:checked, input:not([type="radio"]), select, textarea'

/** What stands around a part, the nearest first; read while the part is still there. */
export function around(part: Element | null | undefined): Element[] {
  const found: Element[] = []
  for (let one = part?.parentElement; one; one = one.parentElement) found.push(one)
  return found
}

/** Once the page is drawn: if nothing has the focus, the first stop of the nearest part takes it. */
export function keepFocus(places: readonly Element[]): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return
    const place = places.find((one) => one.isConnected && one.querySelector(STOPS))
    place?.querySelector<HTMLElement>(STOPS)?.focus()
  })
}

/** A form that opens is there to be filled: its first field has the focus, unless another one took it. */
export function focusFirst(form: HTMLElement): void {
  requestAnimationFrame(() => {
    if (form.contains(document.activeElement)) return
    form.querySelector<HTMLElement>(FIELDS)?.focus()
  })
}
