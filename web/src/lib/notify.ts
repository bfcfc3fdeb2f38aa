/** System notifications, for a console behind another window. They carry no text of any message. */

export type NotificationState = 'off' | 'granted' | 'refused' | 'unknown'

export async function askNotification(): Promise<NotificationState> {
  if (!('Notification' in window)) return 'unknown'
  if (Notification.permission !== 'default') return stateOf(Notification.permission)
  return stateOf(await Notification.requestPermission())
}

export const notificationNow = (): NotificationState =>
  'Notification' in window ? stateOf(Notification.permission) : 'unknown'

const stateOf = (permission: NotificationPermission): NotificationState =>
  permission === 'granted' ? 'granted' : permission === 'denied' ? 'refused' : 'off'

/** Shown only while the page is not in front; a click brings it there. One at a time, by `tag`. */
export function notify(title: string, tag: string): void {
  if (document.visibilityState === 'visible' && document.hasFocus()) return
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const note = new Notification(title, { tag, requireInteraction: true, silent: true })
    note.onclick = () => {
      window.focus()
      note.close()
    }
  } catch {
    // Some browsers show notifications only through a service worker: then the sound must do.
  }
}
