/**
 * MGRS references, both ways, by the same formulas as the node (core/forms/mgrs.py), so that both
 * name the same point: NGA.STND.0037 for letters and zones; the Krueger series to the sixth order,
 * C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85
 * (2011), equations 7 to 11, 15 to 21, 35 and 36.
 */

export interface Place {
  /** WGS 84, degrees; north and east are positive. */
  latitude: number
  longitude: number
}

export interface Square {
  /** The middle of the square that the reference names. */
  place: Place
  /** Its side, metres: 1 with ten digits, 100 000 with none. */
  sizeM: number
}

export type MgrsFault = 'mgrs-form' | 'mgrs-digits' | 'mgrs-polar' | 'mgrs-square'

const FORM = /^(\d{1,2}) ?([A-Z]) ?([A-Z])([A-Z]) ?(\d*) ?(\d*)$/
const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
const ROWS = 'ABCDEFGHJKLMNPQRSTUV'
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const
const SQUARE_M = 100_000
/** The row letters come again after so much. */
const ROWS_M = 2_000_000
const DIGITS_MAX = 5

const A_M = 6_378_137
const F = 1 / 298.257223563
const SCALE = 0.9996
const FALSE_EASTING_M = 500_000
/** About 0.1 m, for what was rounded onto an edge. */
const EDGE = 1e-6

const N = F / (2 - F)
const E = Math.sqrt(F * (2 - F))
const RADIUS_M = (A_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256)

const sum = (...parts: number[]): number => parts.reduce((all, part) => all + part, 0)
/** Coefficients times the powers of the third flattening that begin with `from`. */
const series = (from: number, ...parts: number[]): number =>
  sum(...parts.map((part, i) => part * N ** (from + i)))

/** Karney (35): from the sphere to the plane. */
const ALPHA = [
  series(1, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37_800),
  series(2, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360),
  series(3, 61 / 240, -103 / 140, 15_061 / 26_880, 167_603 / 181_440),
  series(4, 49_561 / 161_280, -179 / 168, 6_601_661 / 7_257_600),
  series(5, 34_729 / 80_640, -3_418_889 / 1_995_840),
  series(6, 212_378_941 / 319_334_400),
] as const

/** Karney (36): from the plane back to the sphere. */
const BETA = [
  series(1, 1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96_199 / 604_800),
  series(2, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720),
  series(3, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90_720),
  series(4, 4397 / 161_280, -11 / 504, -830_251 / 7_257_600),
  series(5, 4583 / 161_280, -108_847 / 3_991_680),
  series(6, 20_648_693 / 638_668_800),
] as const

const degrees = (radians: number): number => (radians * 180) / Math.PI
const radians = (deg: number): number => (deg * Math.PI) / 180

/** Karney (7) to (9): the tangent of the conformal latitude. */
function conformal(tau: number): number {
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)))
  return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau)
}

/** Karney (19) to (21): Newton's method; three steps reach the limit of doubles. */
function geographic(tauConformal: number): number {
  let tau = tauConformal
  const flat = 1 - E ** 2
  for (let step = 0; step < 5; step++) {
    const at = conformal(tau)
    const slope = (1 + flat * tau ** 2) / (flat * Math.hypot(1, at) * Math.hypot(1, tau))
    tau += (tauConformal - at) * slope
  }
  return tau
}

/** Easting (with the false 500 km) and northing from the equator of a place in a zone, metres. */
export function toUtm(place: Place, zone: number): { eastingM: number; northingM: number } {
  const far = radians(place.longitude - (zone * 6 - 183))
  const tau = conformal(Math.tan(radians(place.latitude)))
  const xiSphere = Math.atan2(tau, Math.cos(far))
  const etaSphere = Math.asinh(Math.sin(far) / Math.hypot(tau, Math.cos(far)))
  let xi = xiSphere
  let eta = etaSphere
  ALPHA.forEach((alpha, i) => {
    const k = 2 * (i + 1)
    xi += alpha * Math.sin(k * xiSphere) * Math.cosh(k * etaSphere)
    eta += alpha * Math.cos(k * xiSphere) * Math.sinh(k * etaSphere)
  })
  return { eastingM: SCALE * RADIUS_M * eta + FALSE_EASTING_M, northingM: SCALE * RADIUS_M * xi }
}

/** The place of a UTM position; northing negative in the south. */
export function fromUtm(zone: number, eastingM: number, northingM: number): Place {
  const xi = northingM / (SCALE * RADIUS_M)
  const eta = (eastingM - FALSE_EASTING_M) / (SCALE * RADIUS_M)
  let xiSphere = xi
  let etaSphere = eta
  BETA.forEach((beta, i) => {
    const k = 2 * (i + 1)
    xiSphere -= beta * Math.sin(k * xi) * Math.cosh(k * eta)
    etaSphere -= beta * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const tau = Math.sin(xiSphere) / Math.hypot(Math.sinh(etaSphere), Math.cos(xiSphere))
  const longitude = degrees(Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere)))
  return {
    latitude: degrees(Math.atan(geographic(tau))),
    longitude: longitude + zone * 6 - 183,
  }
}

const NARROW: Partial<Record<number, readonly [number, number]>> = {
  31: [0, 9],
  33: [9, 21],
  35: [21, 33],
  37: [33, 42],
}

/** West and east edge of a zone in a band; null where there is no such zone (Norway, Svalbard). */
function span(zone: number, band: string): readonly [number, number] | null {
  const west = zone * 6 - 186
  if (band === 'V' && zone === 31) return [0, 3]
  if (band === 'V' && zone === 32) return [3, 12]
  if (band === 'X' && zone >= 31 && zone <= 37) return NARROW[zone] ?? null
  return [west, west + 6]
}

const southEdge = (band: string): number => -80 + 8 * BANDS.indexOf(band)

/** Easting, and northing modulo 2000 km, of the corner of a 100 km square. */
function corner(zone: number, column: string, row: string): readonly [number, number] | null {
  const columns = COLUMNS[(zone - 1) % 3] ?? ''
  if (!columns.includes(column) || !ROWS.includes(row)) return null
  // In even zones the rows begin at F.
  const shift = zone % 2 ? 0 : 5
  const northing = ((ROWS.indexOf(row) - shift + 20) % 20) * SQUARE_M
  return [(columns.indexOf(column) + 1) * SQUARE_M, northing]
}

/** Whether a square lies in its zone and band, be it in part: an edge may cut it. */
function touches(
  zone: number,
  band: string,
  edges: readonly [number, number],
  eastM: number,
  northM: number,
  sizeM: number,
): boolean {
  const south = southEdge(band)
  const north = south + (band === 'X' ? 12 : 8)
  for (const east of [-0.5, 0, 0.5]) {
    for (const up of [-0.5, 0, 0.5]) {
      const at = fromUtm(zone, eastM + east * sizeM, northM + up * sizeM)
      const isInBand = south - EDGE <= at.latitude && at.latitude <= north + EDGE
      const isInZone = edges[0] - EDGE <= at.longitude && at.longitude <= edges[1] + EDGE
      if (isInBand && isInZone) return true
    }
  }
  return false
}

/** Whether a text is written like an MGRS reference, right or wrong. */
export const looksLikeMgrs = (text: string): boolean =>
  /^\d{1,2} ?[A-Z] ?[A-Z]{2}( ?\d+)*$/.test(text) || /^[ABYZ] ?[A-Z]{2}( ?\d+)*$/.test(text)

/** The square that a reference names, or what is wrong with it. `text` in capitals, single blanks. */
export function fromMgrs(text: string): Square | MgrsFault {
  if (/^[ABYZ] ?[A-Z]{2}/.test(text)) return 'mgrs-polar'
  const match = FORM.exec(text)
  if (!match) return looksLikeMgrs(text) ? 'mgrs-digits' : 'mgrs-form'
  const [, zoneText = '', band = '', column = '', row = '', first = '', second = ''] = match
  const zone = Number(zoneText)
  const digits = first + second
  const isUneven = digits.length % 2 !== 0 || (second !== '' && first.length !== second.length)
  if (isUneven || digits.length > 2 * DIGITS_MAX) return 'mgrs-digits'
  if (zone < 1 || zone > 60 || !BANDS.includes(band)) return 'mgrs-square'
  const edges = span(zone, band)
  const at = corner(zone, column, row)
  if (!edges || !at) return 'mgrs-square'
  const half = digits.length / 2
  const sizeM = 10 ** (DIGITS_MAX - half)
  const eastM = at[0] + (Number(digits.slice(0, half) || 0) + 0.5) * sizeM
  const northM = at[1] + (Number(digits.slice(half) || 0) + 0.5) * sizeM
  for (let repeat = -5; repeat < 5; repeat++) {
    const middle = northM + repeat * ROWS_M
    if (touches(zone, band, edges, eastM, middle, sizeM)) {
      return { place: fromUtm(zone, eastM, middle), sizeM }
    }
  }
  return 'mgrs-square'
}

function zoneOf(place: Place, band: string): number {
  const east = ((((place.longitude + 180) % 360) + 360) % 360) - 180
  const plain = Math.min(60, Math.floor((east + 180) / 6) + 1)
  for (const zone of [plain, plain - 1, plain + 1]) {
    const edges = zone >= 1 && zone <= 60 ? span(zone, band) : null
    if (edges && edges[0] <= east && east < edges[1]) return zone
  }
  return plain
}

/** The reference of the square metre in which a place lies: "35V LG 12345 67890"; null at the poles. */
export function toMgrs(place: Place): string | null {
  if (place.latitude < -80 || place.latitude > 84) return null
  const band = BANDS[Math.min(19, Math.floor((place.latitude + 80) / 8))] ?? 'X'
  const zone = zoneOf(place, band)
  const east = ((((place.longitude + 180) % 360) + 360) % 360) - 180
  const { eastingM, northingM } = toUtm({ latitude: place.latitude, longitude: east }, zone)
  const columns = COLUMNS[(zone - 1) % 3] ?? ''
  const column = columns[Math.floor(eastingM / SQUARE_M) - 1]
  const northM = ((northingM % ROWS_M) + ROWS_M) % ROWS_M
  const shift = zone % 2 ? 0 : 5
  const row = ROWS[(Math.floor(northM / SQUARE_M) + shift) % 20]
  if (!column || !row) return null
  const five = (metres: number): string => String(Math.floor(metres % SQUARE_M)).padStart(5, '0')
  return `${String(zone).padStart(2, '0')}${band} ${column}${row} ${five(eastingM)} ${five(northM)}`
}
