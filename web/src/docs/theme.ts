/** The theme of the console, as this PC keeps it. */

export const THEMES = ['day', 'dark', 'night'] as const
const KEY = 'openline.prefs'

function kept(): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return found !== null && typeof found === 'object' ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export const themeNow = (): string => THEMES.find((one) => one === kept()['theme']) ?? 'dark'

export function keepTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), theme }))
  } catch {
    // Storage is full or forbidden: the choice holds until this page closes.
  }
}

document.documentElement.dataset['theme'] = themeNow()
document.documentElement.dataset['text'] = String(kept()['textSize'] ?? 'normal')
