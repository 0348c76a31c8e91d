"""Categories are told apart by readers who see colours differently, and by everyone without colour."""

from __future__ import annotations

from itertools import combinations

import pytest

from timeline_cli.views.theme import ASCII, DARK, LIGHT, UNICODE, theme

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = 12.0
"""CIE76 distance; 2.3 is just noticeable."""

Vector = tuple[float, float, float]


def linear(colour: str) -> Vector:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def times(matrix: tuple[tuple[float, ...], ...], v: Vector) -> Vector:
    a, b, c = (sum(m * x for m, x in zip(row, v, strict=True)) for row in matrix)
    return a, b, c


def lab(rgb: Vector) -> Vector:
    seen = tuple(min(max(part, 0.0), 1.0) for part in rgb)
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    x, y, z = (
        value / white
        for value, white in zip(
            times(to_xyz, (seen[0], seen[1], seen[2])), (0.95047, 1.0, 1.08883), strict=True
        )
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, sight: tuple[tuple[float, ...], ...]) -> float:
    a, b = lab(times(sight, linear(one))), lab(times(sight, linear(other)))
    return float(sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    ("colours", "background"), [(DARK, "#1b1d1e"), (LIGHT, "#ffffff")], ids=["dark", "light"]
)
def test_categories_differ_from_each_other_and_the_background(
    sight: str, colours: dict[str, str], background: str
) -> None:
    for one, other in combinations(colours.values(), 2):
        assert distance(one, other, SIGHT[sight]) >= LEAST, (one, other)
    for colour in colours.values():
        assert distance(colour, background, SIGHT[sight]) >= 30, colour


def test_a_word_of_ones_own_has_a_colour_that_never_changes() -> None:
    assert theme().style("railways") == theme().style("railways") in DARK.values()
    assert theme().style("") == ""
    assert set(DARK) == set(LIGHT)


def test_every_glyph_has_an_ascii_twin_of_the_same_shape() -> None:
    assert all(part.isascii() for glyph in ASCII for part in glyph)
    assert len(ASCII.spark) == len(UNICODE.spark)
    assert len(set(ASCII.marks)) == len(set(UNICODE.marks)) == 4


def test_spark_is_as_tall_as_its_share() -> None:
    assert theme().spark([0, 1, 4, 8]) == " ▁▄█"
    assert theme().spark([]) == ""
    assert theme().spark([0, 0]) == "  "
