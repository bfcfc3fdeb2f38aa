/** Times: a peer may sign any number as one, and no screen may break at it. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { iso, local, zulu, zuluDate, zuluDay, zuluNear, zuluShort } from '../src/lib/format.ts'

const NOW = Date.UTC(2026, 10, 25, 14, 7, 31)

test('a moment is written in Z, with its day when it is of another one', () => {
  assert.equal('2026-11-25 14:07:31Z', zuluDate(NOW))
  assert.equal('14:07:31Z', zuluNear(NOW, NOW + 1000))
  assert.equal('2026-11-25 14:07:31Z', zuluNear(NOW, NOW + 86_400_000))
  assert.equal('2026-11-25T14:07:31.000Z', iso(NOW))
})

for (const wild of [2 ** 53, 8.64e15 + 1, 18_446_744_073_709_551_615, -1, Number.NaN]) {
  test(`${wild} is no moment, and is shown as the number it is`, () => {
    for (const write of [zulu, zuluShort, zuluDay, zuluDate, local]) assert.equal(`${wild} ms`, write(wild))
    assert.equal(`${wild} ms`, zuluNear(wild, NOW))
    assert.equal(undefined, iso(wild))
  })
}
