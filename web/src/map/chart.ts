/**
 * The small map: OpenLayers on Canvas 2D (no WebGL), the land of world-atlas from our own node, and
 * nothing else. Its colours are those of the theme; all its words are drawn on the canvas. Only
 * MapView.svelte loads this file, so that nobody waits for it before he looks at a map.
 */

import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import LineString from 'ol/geom/LineString'
import Point from 'ol/geom/Point'
import { defaults as interactions } from 'ol/interaction'
import Graticule from 'ol/layer/Graticule'
import VectorLayer from 'ol/layer/Vector'
import OlMap from 'ol/Map'
import { fromLonLat, toLonLat } from 'ol/proj'
import VectorSource from 'ol/source/Vector'
import Fill from 'ol/style/Fill'
import RegularShape from 'ol/style/RegularShape'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import Text from 'ol/style/Text'
import View from 'ol/View'
import { boundingExtent } from 'ol/extent'
import type { Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-50m.json?url'
import { ApiFault } from '../lib/api'
import type { Place } from '../lib/mgrs'
import { allowFontProbe } from '../lib/trusted'
import type { MapLine, MapPlace } from './places'

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

const LATITUDE_SHOWN_MAX = 85
const NEAR_ZOOM = 8
const ZOOM_MAX = 17
const LABEL_CHARACTERS_MAX = 32
const WGS_84 = 'EPSG:4326'
const MERCATOR = 'EPSG:3857'

let world: Promise<{ land: Feature[]; borders: Feature[] }> | null = null

/**
 * A line that steps over the 180th meridian goes on beyond it, instead of back around the world; the
 * map repeats itself there. What truly goes around a pole stays as it is.
 */
function unwrapped(line: Position[]): Position[] {
  let shift = 0
  const found = line.map(([east = 0, north = 0], i) => {
    const step = i ? east - (line[i - 1]?.[0] ?? 0) : 0
    if (step > 180) shift -= 360
    else if (step < -180) shift += 360
    return [east + shift, north]
  })
  return shift === 0 ? found : line
}

async function readWorld(): Promise<{ land: Feature[]; borders: Feature[] }> {
  const answer = await fetch(atlas, { credentials: 'same-origin' })
  if (!answer.ok) throw new ApiFault(answer.status, '', 'the map is not here', '', 'world')
  const topology = (await answer.json()) as World
  const format = new GeoJSON({ dataProjection: WGS_84, featureProjection: MERCATOR })
  const land = feature(topology, topology.objects.land)
  for (const { geometry } of land.features) {
    if (geometry.type === 'MultiPolygon') {
      geometry.coordinates = geometry.coordinates.map((rings) => rings.map(unwrapped))
    }
  }
  const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b)
  borders.coordinates = borders.coordinates.map(unwrapped)
  return {
    land: format.readFeatures(land),
    borders: format.readFeatures({ type: 'Feature', properties: {}, geometry: borders }),
  }
}

/** The land, read once while the page lives. */
function theWorld(): Promise<{ land: Feature[]; borders: Feature[] }> {
  world ??= readWorld()
  world.catch(() => (world = null))
  return world
}

interface Colours {
  sea: string
  land: string
  rule: string
  edge: string
  ink: string
  panel: string
  us: string
  them: string
  bad: string
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    sea: token('well'),
    land: token('raised'),
    rule: token('rule'),
    edge: token('edge'),
    ink: token('ink'),
    panel: token('panel'),
    us: token('us'),
    them: token('them'),
    bad: token('bad'),
  }
}

const FONT = '600 14px "Noto Sans Variable", "Noto Sans", "Liberation Sans", sans-serif'
const SMALL = '12px "Noto Sans Variable", "Noto Sans", "Liberation Sans", sans-serif'

// Ours is a filled square, theirs a hollow one, a read-back a cross, what is being chosen a cross
// with a gap: shapes tell them apart where no hue does.
function markOf(place: MapPlace, colours: Colours): Style[] {
  const tone = { us: colours.us, them: colours.them, readback: colours.ink, pick: colours.ink }
  const colour = tone[place.tone]
  const isCross = place.tone === 'readback' || place.tone === 'pick'
  const shape = (width: number, stroke: string): RegularShape =>
    new RegularShape({
      points: 4,
      radius: isCross ? 12 : 10,
      ...(isCross ? { radius2: 0 } : {}),
      angle: isCross && place.tone === 'readback' ? 0 : Math.PI / 4,
      ...(place.tone === 'us' && width < 4 ? { fill: new Fill({ color: colour }) } : {}),
      stroke: new Stroke({ color: stroke, width }),
    })
  const label = [...place.label].slice(0, LABEL_CHARACTERS_MAX).join('')
  const text = new Text({
    text: label.replace(/\s+/g, ' '),
    font: FONT,
    offsetX: 16,
    // Read back where it was sent, two names stand under one another.
    offsetY: isCross ? 18 : 0,
    textAlign: 'left',
    fill: new Fill({ color: colours.ink }),
    stroke: new Stroke({ color: colours.panel, width: 4 }),
    overflow: true,
  })
  return [
    new Style({ image: shape(7, colours.panel), zIndex: 1 }),
    new Style({ image: shape(2.5, colour), text, zIndex: 2 }),
  ]
}

const inView = (place: Place): number[] =>
  fromLonLat([
    place.longitude,
    Math.max(-LATITUDE_SHOWN_MAX, Math.min(LATITUDE_SHOWN_MAX, place.latitude)),
  ])

function asPlace(coordinate: number[] | undefined): Place | null {
  if (!coordinate) return null
  const [east, latitude] = toLonLat(coordinate)
  if (east === undefined || latitude === undefined || Math.abs(latitude) > 90) return null
  return { latitude, longitude: ((((east + 180) % 360) + 360) % 360) - 180 }
}

export interface ChartEars {
  /** The place under the pointer, or in the middle; null: the pointer has left. */
  looked(place: Place | null): void
  /** A click. */
  picked(place: Place): void
}

export class Chart {
  readonly #map: OlMap
  readonly #land = new VectorSource()
  readonly #borders = new VectorSource()
  readonly #places = new VectorSource()
  readonly #landLayer = new VectorLayer({ source: this.#land, updateWhileInteracting: true })
  readonly #borderLayer = new VectorLayer({ source: this.#borders })
  readonly #placeLayer = new VectorLayer({ source: this.#places, declutter: false })
  #grid: Graticule | null = null
  #shown: readonly MapPlace[] = []
  #lines: readonly MapLine[] = []

  constructor(
    private readonly element: HTMLElement,
    ears: ChartEars,
  ) {
    allowFontProbe()
    this.#map = new OlMap({
      target: element,
      controls: [],
      // The wheel turns the page, not the map, unless the map has the focus.
      interactions: interactions({ onFocusOnly: true, altShiftDragRotate: false, pinchRotate: false }),
      layers: [this.#landLayer, this.#borderLayer, this.#placeLayer],
      view: new View({ center: [0, 0], zoom: 1, minZoom: 0, maxZoom: ZOOM_MAX, enableRotation: false }),
    })
    this.#map.on('pointermove', (event) => ears.looked(asPlace(event.coordinate)))
    this.#map.on('moveend', () => ears.looked(null))
    this.#map.on('singleclick', (event) => {
      const place = asPlace(event.coordinate)
      if (place) ears.picked(place)
    })
    this.paint()
  }

  /** Read the land and draw it; throws when the node does not give it. */
  async begin(): Promise<void> {
    const { land, borders } = await theWorld()
    this.#land.addFeatures(land.map((one) => one.clone()))
    this.#borders.addFeatures(borders.map((one) => one.clone()))
  }

  /** Take the colours of the theme that holds now. */
  paint(): void {
    const colours = coloursOf(this.element)
    this.#landLayer.setStyle(
      new Style({
        fill: new Fill({ color: colours.land }),
        stroke: new Stroke({ color: colours.edge, width: 1 }),
      }),
    )
    this.#borderLayer.setStyle(
      new Style({ stroke: new Stroke({ color: colours.edge, width: 1, lineDash: [4, 4] }) }),
    )
    this.#landLayer.setBackground(colours.sea)
    this.#drawGrid(colours)
    this.show(this.#shown, this.#lines)
  }

  #drawGrid(colours: Colours): void {
    if (this.#grid) this.#map.removeLayer(this.#grid)
    const label = (align: CanvasTextAlign, baseline: CanvasTextBaseline): Text =>
      new Text({
        font: SMALL,
        offsetX: align === 'start' ? 4 : 0,
        textAlign: align,
        textBaseline: baseline,
        fill: new Fill({ color: colours.ink }),
        stroke: new Stroke({ color: colours.panel, width: 3 }),
      })
    this.#grid = new Graticule({
      strokeStyle: new Stroke({ color: colours.rule, width: 1 }),
      showLabels: true,
      wrapX: true,
      targetSize: 110,
      lonLabelStyle: label('center', 'bottom'),
      latLabelStyle: label('start', 'bottom'),
      latLabelPosition: 0,
      zIndex: 1,
    })
    this.#placeLayer.setZIndex(2)
    this.#map.addLayer(this.#grid)
  }

  /** Draw these places, and lines between pairs of them. */
  show(places: readonly MapPlace[], lines: readonly MapLine[] = []): void {
    this.#shown = places
    this.#lines = lines
    const colours = coloursOf(this.element)
    this.#places.clear()
    for (const [one, other] of lines) {
      const line = new Feature(new LineString([inView(one), inView(other)]))
      line.setStyle(new Style({ stroke: new Stroke({ color: colours.bad, width: 2.5, lineDash: [8, 5] }) }))
      this.#places.addFeature(line)
    }
    for (const place of places) {
      const mark = new Feature(new Point(inView(place)))
      mark.setStyle(markOf(place, colours))
      this.#places.addFeature(mark)
    }
  }

  /** Bring all places into view; with none, where the talk was last, or the whole world. */
  home(lately: readonly Place[] = []): void {
    const view = this.#map.getView()
    this.#map.updateSize()
    const wanted = this.#shown.length ? this.#shown : lately
    if (!wanted.length) {
      view.fit(boundingExtent([fromLonLat([-170, -58]), fromLonLat([178, 76])]))
      return
    }
    view.fit(boundingExtent(wanted.map(inView)), { padding: [60, 90, 60, 60], maxZoom: NEAR_ZOOM })
  }

  zoom(by: number): void {
    const view = this.#map.getView()
    view.setZoom((view.getZoom() ?? 1) + by)
  }

  /** The place under the cross-hair in the middle. */
  get middle(): Place | null {
    return asPlace(this.#map.getView().getCenter())
  }

  /** How many metres one pixel is in the middle: a click cannot be more exact. */
  get pixelM(): number {
    const latitude = this.middle?.latitude ?? 0
    const perPixel = this.#map.getView().getResolution() ?? 0
    return perPixel * Math.cos((latitude * Math.PI) / 180)
  }

  resized(): void {
    this.#map.updateSize()
  }

  end(): void {
    this.#map.setTarget(undefined)
    this.#map.dispose()
  }
}
