"""MGRS references to WGS 84 degrees, without any library.

Letters and zones: NGA.STND.0037 (universal grids and grid reference systems). Transverse Mercator
back to the ellipsoid: the Krueger series to the sixth order of the third flattening, C. F. F.
Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85 (2011),
equations 11, 15 to 21 and 36.
"""

from __future__ import annotations

import math
import re

_FORM = re.compile(r"^\s*(\d{1,2})\s*([A-Z])\s*([A-Z])([A-Z])\s*(\d*)\s*(\d*)\s*$")
_BANDS = "CDEFGHJKLMNPQRSTUVWX"  # 8 degrees each from 80 S; X has 12
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")  # of zones 1, 2, 3 and so on by threes
_SQUARE_M = 100_000
_ROWS_M = 2_000_000  # after which the row letters come again
_DIGITS_MAX = 5
_ZONES_OF_X_MISSING = (32, 34, 36)  # Svalbard has only 31, 33, 35 and 37

_A_M = 6_378_137.0
_F = 1 / 298.257223563
_SCALE = 0.9996
_FALSE_EASTING_M = 500_000.0
_EDGE = 1e-6  # degrees, about 0.1 m: for what was rounded onto an edge


def _beta(n: float) -> tuple[float, ...]:
    """Karney (36): from the plane back to the sphere."""
    return (
        n / 2
        - 2 * n**2 / 3
        + 37 * n**3 / 96
        - n**4 / 360
        - 81 * n**5 / 512
        + 96_199 * n**6 / 604_800,
        n**2 / 48
        + n**3 / 15
        - 437 * n**4 / 1440
        + 46 * n**5 / 105
        - 1_118_711 * n**6 / 3_870_720,
        17 * n**3 / 480 - 37 * n**4 / 840 - 209 * n**5 / 4480 + 5569 * n**6 / 90_720,
        4397 * n**4 / 161_280 - 11 * n**5 / 504 - 830_251 * n**6 / 7_257_600,
        4583 * n**5 / 161_280 - 108_847 * n**6 / 3_991_680,
        20_648_693 * n**6 / 638_668_800,
    )


_N = _F / (2 - _F)
_E = math.sqrt(_F * (2 - _F))
_RADIUS_M = _A_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_BETA = _beta(_N)


def _conformal(tau: float) -> float:
    """Karney (7) to (9): the tangent of the conformal latitude."""
    sigma = math.sinh(_E * math.atanh(_E * tau / math.hypot(1, tau)))
    return tau * math.hypot(1, sigma) - sigma * math.hypot(1, tau)


def _geographic(tau_conformal: float) -> float:
    """Karney (19) to (21): Newton's method; three steps reach the limit of doubles."""
    tau = tau_conformal
    flat = 1 - _E**2
    for _ in range(5):
        at = _conformal(tau)
        slope = (1 + flat * tau**2) / (flat * math.hypot(1, at) * math.hypot(1, tau))
        tau += (tau_conformal - at) * slope
    return tau


def utm_to_degrees(zone: int, easting_m: float, northing_m: float) -> tuple[float, float]:
    """Latitude and longitude of a UTM position, WGS 84 degrees.

    Args:
        zone: 1 to 60.
        easting_m: with the false easting of 500 km.
        northing_m: from the equator, negative in the south.
    """
    xi = northing_m / (_SCALE * _RADIUS_M)
    eta = (easting_m - _FALSE_EASTING_M) / (_SCALE * _RADIUS_M)
    xi_sphere, eta_sphere = xi, eta
    for order, beta in enumerate(_BETA, 1):
        xi_sphere -= beta * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        eta_sphere -= beta * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    tau = math.sin(xi_sphere) / math.hypot(math.sinh(eta_sphere), math.cos(xi_sphere))
    longitude = math.degrees(math.atan2(math.sinh(eta_sphere), math.cos(xi_sphere)))
    latitude = math.degrees(math.atan(_geographic(tau)))
    return latitude, longitude + zone * 6 - 183


def _span(zone: int, band: str) -> tuple[float, float] | None:
    """West and east edge of a zone in a band, degrees; None where there is no such zone."""
    west = zone * 6.0 - 186
    if band == "V" and zone in (31, 32):
        return (0.0, 3.0) if zone == 31 else (3.0, 12.0)  # Norway
    if band == "X" and 31 <= zone <= 37:
        if zone in _ZONES_OF_X_MISSING:
            return None
        edges = {31: (0.0, 9.0), 33: (9.0, 21.0), 35: (21.0, 33.0), 37: (33.0, 42.0)}
        return edges[zone]
    return west, west + 6


def _south_edge(band: str) -> float:
    return -80.0 + 8 * _BANDS.index(band)


def _corner(zone: int, column: str, row: str) -> tuple[float, float] | None:
    """Easting, and northing modulo 2000 km, of the corner of a 100 km square."""
    columns = _COLUMNS[(zone - 1) % 3]
    if column not in columns or row not in _ROWS:
        return None
    shift = 0 if zone % 2 else 5  # in even zones the rows begin at F
    northing = (_ROWS.index(row) - shift) % 20 * _SQUARE_M
    return (columns.index(column) + 1) * _SQUARE_M, northing


def _square(first: str, second: str) -> tuple[float, float, float] | None:
    """Metres from the corner of the 100 km square to the middle of the one named, and its size."""
    digits = first + second
    if (
        len(digits) % 2
        or len(digits) > 2 * _DIGITS_MAX
        or (second and len(first) != len(second))
    ):
        return None
    half = len(digits) // 2
    size = float(10 ** (_DIGITS_MAX - half))
    east, north = int(digits[:half] or 0), int(digits[half:] or 0)
    return (east + 0.5) * size, (north + 0.5) * size, size


def to_degrees(text: str) -> tuple[float, float] | None:
    """The middle of the square that an MGRS reference names, WGS 84 degrees.

    Args:
        text: zone, band, square and 0 to 10 digits, with or without blanks.

    Returns:
        Latitude and longitude; None if it is no such reference, or a polar one (UPS).
    """
    match = _FORM.match(text.upper())
    if match is None:
        return None
    zone, band = int(match.group(1)), match.group(2)
    if not 1 <= zone <= 60 or band not in _BANDS:
        return None
    span, corner = _span(zone, band), _corner(zone, match.group(3), match.group(4))
    square = _square(match.group(5), match.group(6))
    if span is None or corner is None or square is None:
        return None
    east, north, size = square
    for repeat in range(-5, 5):  # the row letters come again every 2000 km
        middle = (corner[0] + east, corner[1] + north + repeat * _ROWS_M)
        if _touches(zone, band, span, middle, size):
            return utm_to_degrees(zone, *middle)
    return None


def _touches(
    zone: int,
    band: str,
    span: tuple[float, float],
    middle_m: tuple[float, float],
    size_m: float,
) -> bool:
    """Whether a square lies in its zone and band, be it in part: an edge may cut it."""
    south = _south_edge(band)
    north = south + (12 if band == "X" else 8)
    for east in (-0.5, 0.0, 0.5):
        for up in (-0.5, 0.0, 0.5):
            latitude, longitude = utm_to_degrees(
                zone, middle_m[0] + east * size_m, middle_m[1] + up * size_m
            )
            inside = south - _EDGE <= latitude <= north + _EDGE
            if inside and span[0] - _EDGE <= longitude <= span[1] + _EDGE:
                return True
    return False
