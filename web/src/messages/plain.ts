/** Words of other people, made safe to look at: what cannot be seen is shown. */

// Control characters (tab and line ends apart), and the marks that turn a line's direction around:
// isolation keeps those inside their element, but within a file's name they would still mislead.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

const shown = (mark: string): string => {
  const code = mark.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/** The text as it came, with unseen characters as marks. */
export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNSEEN, shown)

/** The same for a name: it has one line. */
export const plainName = (name: string): string => plain(name).replace(/\n/g, '␊')

/** Characters as the node counts them. */
export const characters = (text: string): number => [...text].length
