"""The earth on a page: known distances, equal areas, and the points where a projection could break."""

from __future__ import annotations

from math import hypot, isclose, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.geo import Region, World, distance, great_circle, projection_for, shores

MOSCOW, MEXICO = (55.7558, 37.6173), (19.4326, -99.1332)
LATITUDES, LONGITUDES = st.floats(-85, 85), st.floats(-180, 180)


def test_distance() -> None:
    assert distance(MOSCOW, MEXICO) == pytest.approx(10_720, rel=0.01)
    assert distance(MOSCOW, MOSCOW) == 0
    assert distance((0, 0), (0, 180)) == pytest.approx(20_015, rel=0.01)


def test_a_great_circle_begins_and_ends_where_it_should_and_runs_north() -> None:
    way = list(great_circle(MOSCOW, MEXICO))
    assert way[0] == pytest.approx(MOSCOW)
    assert way[-1] == pytest.approx(MEXICO)
    assert max(lat for lat, _ in way) > 60
    assert list(great_circle(MOSCOW, MOSCOW)) == [MOSCOW, MOSCOW]
    assert list(great_circle((0, 0), (0, 180))) == [(0, 0), (0, 180)]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([MOSCOW], Region),
        ([MOSCOW, (59.9, 30.3), (43.2, 76.9)], Region),
        ([MOSCOW, MEXICO], World),
        ([(60, 179), (60, -179)], Region),
        ([(0, 0), (0, 120), (0, -120)], World),
    ],
)
def test_a_region_where_the_points_lie_together_else_the_world(
    points: list[tuple[float, float]], expected: type
) -> None:
    assert isinstance(projection_for(points), expected)


def test_the_narrowest_way_round_is_found_across_the_antimeridian() -> None:
    projection = projection_for([(60, 170), (60, -170)])
    assert isclose(projection.lon % 360, 180)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_small_square_keeps_its_area_wherever_it_lies(lat: float, lon: float, at: float, to: float) -> None:
    for projection in (Region(at, to), World(to)):
        size = 0.01
        corners = [
            projection.project(lat + dy, lon + dx) for dx, dy in ((0, 0), (size, 0), (size, size), (0, size))
        ]
        if None in corners or any(
            hypot(c[0] - corners[0][0], c[1] - corners[0][1]) > 1 for c in corners if c and corners[0]
        ):
            continue  # the far side, or cut by the edge
        points = [corner for corner in corners if corner]
        area = abs(sum(points[n - 1][0] * p[1] - p[0] * points[n - 1][1] for n, p in enumerate(points)) / 2)
        from math import cos

        assert area == pytest.approx(radians(size) ** 2 * cos(radians(lat + size / 2)), rel=0.02)


def test_north_is_up_and_east_is_right_at_the_centre() -> None:
    for projection in (Region(50, 30), World(30)):
        here, north, east = (projection.project(*place) for place in ((50, 30), (51, 30), (50, 31)))
        assert here
        assert north
        assert east
        assert north[1] > here[1]
        assert east[0] > here[0]


def test_the_shores_hold_the_seas_a_reader_expects() -> None:
    points = [point for shore in shores() for point in shore]
    for name, lat, lon in (
        ("the Caspian", 42, 48),
        ("the Black Sea", 44, 34),
        ("Baikal", 53, 108),
        ("Ladoga", 61, 31),
        ("the Aral Sea", 45.5, 59.5),
        ("the Gulf of Mexico", 22, -97.5),
    ):
        assert any(abs(y - lat) < 1.5 and abs(x - lon) < 1.5 for y, x in points), name
    assert all(-90 <= y <= 90 and -180 <= x <= 180 for y, x in points)
