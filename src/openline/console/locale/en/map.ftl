# Positions in three forms, and the small map.

map-label = { $n ->
    [one] Map with { $n } position
   *[other] Map with { $n } positions
}
map-keys = Arrow keys move, + and − zoom, Home shows all.
map-keys-pick = Click a point, or move with the arrow keys and press Enter for the point under the cross-hair. + and − zoom, Home shows all.
map-closer = Zoom in
map-farther = Zoom out
map-home = Show all positions
map-readout-empty = Point at the map to read a position.
map-pixel = One pixel of the screen is { $m } m here. Zoom in for a closer choice.
map-table = The same positions in words
map-place = Place
map-decimal = Decimal degrees
map-dms = Degrees, minutes, seconds
map-mgrs = MGRS
map-no-mgrs = no MGRS near the poles
map-show = Show on the map
map-hide = Hide the map
map-choose = Choose on the map
map-chosen = Chosen point
map-hint = Decimal degrees, degrees and minutes with N S E W, or MGRS. As 60.1234, 24.5678.
map-square = This names a square of { $m } m; its middle is taken.
map-fault-unknown = This cannot be read as a position. Write 60.1234, 24.5678 or 60 07 24 N 24 34 04 E or an MGRS reference.
map-fault-too-long = A position has at most 80 characters.
map-fault-comma = A comma can mean two things here. Write decimals with a point: 60.1234, 24.5678.
map-fault-no-side = N or S, E or W is missing: it could be read in two ways.
map-fault-same-axis = Both parts are latitudes, or both are longitudes. Give one of each.
map-fault-sign-and-side = Give either a sign or N S E W, not both.
map-fault-order = The first number is too large for a latitude. Latitude comes first, then longitude.
map-fault-latitude-range = A latitude goes to 90 degrees at most.
map-fault-longitude-range = A longitude goes to 180 degrees at most.
map-fault-minutes = Minutes and seconds stay below 60.
map-fault-mgrs-form = This is not a whole MGRS reference: zone, band, two letters, digits.
map-fault-mgrs-digits = An MGRS reference has as many digits to the east as to the north, at most five each.
map-fault-mgrs-square = There is no such MGRS square.
map-fault-mgrs-polar = Polar references are not read here. Give degrees.
