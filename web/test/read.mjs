// Reads positions, one JSON list of texts on standard input, and says what the console makes of each:
// [latitude, longitude] in 1e-7 degree with the MGRS reference of that place, or null for a refusal.
import { mgrs, readPosition, toE7 } from '../src/lib/position.ts'

let given = ''
for await (const part of process.stdin) given += part
const said = JSON.parse(given).map((text) => {
  const reading = readPosition(text)
  return reading.ok ? [...toE7(reading.found.place), mgrs(reading.found.place)] : null
})
process.stdout.write(JSON.stringify(said))
