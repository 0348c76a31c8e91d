"""The round earth on a flat page: two projections that keep areas true, shores, and great circles. Pure but for one file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

UNIT = 20
"""Parts of a degree in which coast.txt counts."""

FARTHEST = -0.6
"""Cosine of the distance from the centre beyond which shapes are too distorted to draw."""

WIDEST_REGION = 110
"""Degrees of longitude beyond which a page shows the world rather than a region."""

EARTH = 6371.0
"""Mean radius in kilometres."""

Point = tuple[float, float]
Degrees = tuple[float, float]
"""Latitude and longitude."""


class Region(NamedTuple):
    """Lambert's azimuthal equal-area projection round a centre; lengths are in radians of arc.

    Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), pages 182-190, for the sphere.
    """

    lat: float
    lon: float

    def project(self, lat: float, lon: float) -> Point | None:
        """Return x to the east and y to the north; None on the far side of the earth."""
        phi, away, own = radians(lat), radians(lon - self.lon), radians(self.lat)
        nearness = sin(own) * sin(phi) + cos(own) * cos(phi) * cos(away)
        if nearness < FARTHEST:
            return None
        k = sqrt(2 / (1 + nearness))
        return k * cos(phi) * sin(away), k * (cos(own) * sin(phi) - sin(own) * cos(phi) * cos(away))


class World(NamedTuple):
    """The Equal Earth projection round a meridian, for what a region cannot hold: north stays up everywhere.

    Savric, Patterson and Jenny, The Equal Earth map projection (2018), International Journal of Geographical
    Information Science 33(3), equation 7.
    """

    lon: float

    def project(self, lat: float, lon: float) -> Point | None:
        """Return x to the east and y to the north."""
        stretch, y = _parallel(lat)
        return stretch * radians((lon - self.lon + 180) % 360 - 180), y


@lru_cache(maxsize=4096)
def _parallel(lat: float) -> Point:
    """Return how long a radian of a parallel is on the page, and how high it lies; shores use few of them."""
    theta = asin(sqrt(3) / 2 * sin(radians(lat)))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    y = a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta
    return 2 * sqrt(3) * cos(theta) / (3 * slope), y


Projection = Region | World


def projection_for(points: Sequence[Degrees]) -> Projection:
    """Return the projection that shows these points best: a region, or the world where they are far apart."""
    west, east = _narrowest([lon for _, lon in points])
    if east - west > WIDEST_REGION:
        return World((west + east) / 2)
    x = y = z = 0.0
    for u, v, w in (_vector(*point) for point in points):
        x, y, z = x + u, y + v, z + w
    return Region(degrees(atan2(z, hypot(x, y))), (west + east) / 2)


def _narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the meridians that hold all points on the shorter way round; the eastern one may be over 180."""
    known = sorted(lon % 360 for lon in longitudes)
    gaps = [(after - before, after) for before, after in pairwise([*known, known[0] + 360])]
    widest, west = max(gaps)
    west = west % 360
    return west, west + 360 - widest


def distance(one: Degrees, other: Degrees) -> float:
    """Return the distance along the earth in kilometres (the haversine formula)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, each)) for each in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def great_circle(one: Degrees, other: Degrees, steps: int = 24) -> Iterator[Degrees]:
    """Yield points of the shortest way from one place to another."""
    arc = distance(one, other) / EARTH
    if arc < 1e-9 or arc > pi - 1e-6:  # the same place, or no way shorter than another
        yield from (one, other)
        return
    ends = [_vector(*one), _vector(*other)]
    for n in range(steps + 1):
        share = n / steps
        a, b = sin((1 - share) * arc) / sin(arc), sin(share * arc) / sin(arc)
        x, y, z = (a * u + b * v for u, v in zip(*ends, strict=True))
        yield degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    phi, lam = radians(lat), radians(lon)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def shores(detail: float = 0.0) -> Iterator[list[Degrees]]:
    """Yield the lines of coast.txt, without the points that lie within `detail` degrees of the one before."""
    path = os.path.join(os.path.dirname(__file__), "coast.txt")  # noqa: PTH118, PTH120
    least = round(detail * UNIT)
    with open(path, encoding="ascii") as lines:  # noqa: PTH123
        for line in lines:
            if line[0] != "#":
                yield _points(list(map(int, line.split())), least)


def _points(steps: list[int], least: int) -> list[Degrees]:
    found: list[Degrees] = []
    x = y = seen_x = seen_y = 0
    last = len(steps) - 2
    for n in range(0, len(steps), 2):
        x += steps[n]
        y += steps[n + 1]
        if abs(x - seen_x) >= least or abs(y - seen_y) >= least or n in (0, last):
            seen_x, seen_y = x, y
            found.append((y / UNIT, x / UNIT))
    return found
