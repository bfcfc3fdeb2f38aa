/** Positions: every form is read, what can be read in two ways is refused, MGRS agrees with the node. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, distanceM, dms, mgrs, readPosition } from '../src/lib/position.ts'

const near = { latitude: 60.1234, longitude: 24.5678 }

function placeOf(text: string): { latitude: number; longitude: number } {
  const reading = readPosition(text)
  assert.ok(reading.ok, `${text}: ${reading.ok ? '' : reading.fault}`)
  return reading.found.place
}

function faultOf(text: string): string {
  const reading = readPosition(text)
  assert.ok(!reading.ok, `${text} was read`)
  return reading.fault
}

const SAME_PLACE = [
  '60.1234, 24.5678',
  '60.1234,24.5678',
  '60.1234 24.5678',
  '+60.1234 +24.5678',
  '60.1234° 24.5678°',
  '60.1234N 24.5678E',
  'N60.1234 E24.5678',
  '24.5678E, 60.1234N',
  '60 07 24.24 N 24 34 04.08 E',
  '60°07′24.24″N 024°34′04.08″E',
  '60°07\'24.24"N 24°34\'04.08"E',
  "60º07’24.24'' n, 24º34’04.08'' e",
  '60 07.404 N 24 34.068 E',
  '60-07-24.24N 024-34-04.08E',
  '60°07′24.24″ с.ш. 24°34′04.08″ в.д.',
  '60°07′24.24″ с. ш., 24°34′04.08″ в. д.',
  '60 07 24.24 С 24 34 04.08 В',
  '60°07′24.24″ LU 24°34′04.08″ BT',
  'N 60 07 24.24 E 24 34 04.08',
  '600724.24N 0243404.08E',
]

for (const text of SAME_PLACE) {
  test(`${text} is that place`, () => {
    assert.ok(distanceM(near, placeOf(text)) <= 1)
  })
}

const OTHER_QUARTERS: [string, number, number][] = [
  ['33.857S 151.215E', -33.857, 151.215],
  ['33 51 25 S 151 12 54 E', -33.85694, 151.215],
  ['6°07′ LS 106°45′ BT', -6.11667, 106.75],
  ['22.9519 ю.ш. 43.2106 з.д.', -22.9519, -43.2106],
  ['38.8977 N 77.0365 W', 38.8977, -77.0365],
  ['57-12N 019-40E', 57.2, 19.66667],
  ['5712N 01940E', 57.2, 19.66667],
]
for (const [text, latitude, longitude] of OTHER_QUARTERS) {
  test(`${text} lies in its quarter`, () => {
    assert.ok(distanceM({ latitude, longitude }, placeOf(text)) <= 2)
  })
}

// The published references of tests/process/test_positions.py.
const PUBLISHED: [string, number, number][] = [
  ['38SMB4414084706', 33.3, 44.4],
  ['31UDQ4825111932', 48.8582, 2.2945],
  ['31NAA6602100000', 0, 0],
  ['31NBB7743810597', 1, 1],
  ['30MYD2256189402', -1, -1],
  ['56HLH3487352266', -33.857, 151.215],
  ['18SUJ2339407395', 38.8977, -77.0365],
  ['23KPQ8346660687', -22.9519, -43.2106],
  ['32VKN9750800645', 60.39135, 5.3249],
]
for (const [reference, latitude, longitude] of PUBLISHED) {
  test(`${reference} is met within a metre, and written again`, () => {
    const place = placeOf(reference)
    assert.ok(distanceM({ latitude, longitude }, place) <= 1)
    assert.equal(mgrs(place)?.replaceAll(' ', ''), reference)
  })
}

test('MGRS may have blanks and small letters', () => {
  assert.deepEqual(placeOf('31UDQ4825111932'), placeOf(' 31u dq 48251 11932 '))
})

test('a coarse reference names the middle of its square and says how large it is', () => {
  const reading = readPosition('31UDQ4811')
  assert.ok(reading.ok)
  assert.equal(1000, reading.found.squareM)
})

test('what is written is read back as the same place', () => {
  let seed = 7
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let turn = 0; turn < 2000; turn++) {
    const place = { latitude: random() * 163 - 79.5, longitude: random() * 360 - 180 }
    const reference = mgrs(place)
    assert.ok(reference, decimal(place))
    assert.ok(distanceM(place, placeOf(reference)) <= 2, `${decimal(place)} ${reference}`)
    assert.ok(distanceM(place, placeOf(dms(place))) <= 3, dms(place))
    assert.ok(distanceM(place, placeOf(decimal(place))) <= 1, decimal(place))
  }
})

test('near the poles there is no MGRS reference', () => {
  assert.equal(null, mgrs({ latitude: 85, longitude: 0 }))
  assert.equal(null, mgrs({ latitude: -80.5, longitude: 0 }))
})

const REFUSED: [string, string][] = [
  ['', 'empty'],
  ['60,1234 24,5678', 'comma'],
  ['60,1234; 24,5678', 'comma'],
  ['60,24', 'comma'],
  ['60,1234N 24,5678E', 'comma'],
  ['124.5678, 60.1234', 'order'],
  ['95.1, 120.2', 'latitude-range'],
  ['60.1, 190.2', 'longitude-range'],
  ['60 07 24 24 34 04', 'no-side'],
  ["60°07'24\" 24°34'04\"", 'no-side'],
  ['60 07 24 N 24 34 04', 'no-side'],
  ['60 07 24 N 24 34 04 N', 'same-axis'],
  ['60 61 24 N 24 34 04 E', 'minutes'],
  ['60 07 60 N 24 34 04 E', 'minutes'],
  ['6061N 02434E', 'minutes'],
  ['-60.1 N 24.5 E', 'sign-and-side'],
  ['60.5 30 N 24 34 E', 'unknown'],
  ['91 00 N 24 34 E', 'latitude-range'],
  ['31UDQ4825111', 'mgrs-digits'],
  ['31UDQ 4825 11932', 'mgrs-digits'],
  ['31UDQ 482510 119320', 'mgrs-digits'],
  ['61UDQ4825111932', 'mgrs-square'],
  ['31IDQ4825111932', 'mgrs-square'],
  ['31UZZ4825111932', 'mgrs-square'],
  ['ZAH0000000000', 'mgrs-polar'],
  ['the harbour', 'unknown'],
  ['60', 'unknown'],
  [`60.${'1'.repeat(80)}, 24.5`, 'too-long'],
]
for (const [text, why] of REFUSED) {
  test(`${text.slice(0, 30) || 'nothing'} is refused: ${why}`, () => {
    assert.equal(why, faultOf(text))
  })
}
