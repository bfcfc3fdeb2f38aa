/** A region that has to be scrolled is a stop of the Tab key and has a name; any other is neither. */

import type { Attachment } from 'svelte/attachments'

/** Watch a region's room and content; `label` is what a screen reader calls it while it scrolls. */
export function scrolling(label: string): Attachment<HTMLElement> {
  return (box) => {
    const look = (): void => {
      const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1
      if (scrolls) {
        box.dataset.scrolls = ''
        box.tabIndex = 0
        box.setAttribute('role', 'region')
        box.setAttribute('aria-label', label)
      } else if (document.activeElement !== box) {
        delete box.dataset.scrolls
        box.removeAttribute('tabindex')
        box.removeAttribute('role')
        box.removeAttribute('aria-label')
      }
    }
    // The room changes with the window, the content with what is in it: both are watched.
    const sizes = new ResizeObserver(look)
    const watch = (): void => {
      sizes.disconnect()
      sizes.observe(box)
      for (const child of box.children) sizes.observe(child)
    }
    const content = new MutationObserver(watch)
    content.observe(box, { childList: true })
    watch()
    return () => {
      sizes.disconnect()
      content.disconnect()
    }
  }
}
