"""Colours, marks and glyphs, with the ASCII set beside them, and nowhere else."""

from __future__ import annotations

import zlib
from typing import NamedTuple


class Glyphs(NamedTuple):
    """Every character that is drawn rather than written."""

    marks: tuple[str, str, str, str]  # by importance, the first unused
    disputed: str
    about: str
    uncertain: str
    lane: str
    lane_open: str
    lane_close: str
    lane_on: str
    across: str
    cross: str
    join_left: str
    join_right: str
    gap: str
    rule: str
    bar: str
    bar_end: str
    within: str
    spark: str
    shades: str
    left: str
    right: str
    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    side: str
    edge: str
    earlier: str
    later: str
    ellipsis: str
    dot: str
    bullet: str
    dash: str
    tee: str
    elbow: str
    corner: str
    pipe: str


UNICODE = Glyphs(
    marks=("", "·", "●", "◆"),
    disputed="⚑",
    about="~",
    uncertain="?",
    lane="┃",
    lane_open="┏",
    lane_close="┗",
    lane_on="▼",
    across="━",
    cross="╂",
    join_left="┣",
    join_right="┫",
    gap="┊",
    rule="─",
    bar="━",
    bar_end="╸",
    within="╌",
    spark=" ▁▂▃▄▅▆▇█",
    shades="░▒▓█",
    left="←",
    right="→",
    top_left="╭",
    top_right="╮",
    bottom_left="╰",
    bottom_right="╯",
    side="│",
    edge="─",
    earlier="‹",
    later="›",
    ellipsis="…",
    dot=" · ",
    bullet="•",
    dash="–",
    tee="├─",
    elbow="└─",
    corner="┌─",
    pipe="│ ",
)
ASCII = Glyphs(
    marks=("", ".", "o", "*"),
    disputed="!",
    about="~",
    uncertain="?",
    lane="|",
    lane_open="+",
    lane_close="`",
    lane_on="v",
    across="-",
    cross="+",
    join_left="+",
    join_right="+",
    gap=":",
    rule="-",
    bar="=",
    bar_end="-",
    within=".",
    spark=" .:-=+*#%",
    shades=".:*#",
    left="<-",
    right="->",
    top_left="+",
    top_right="+",
    bottom_left="+",
    bottom_right="+",
    side="|",
    edge="-",
    earlier="<",
    later=">",
    ellipsis="...",
    dot=" - ",
    bullet="*",
    dash="-",
    tee="|-",
    elbow="`-",
    corner=".-",
    pipe="| ",
)

# Told apart, as pairs and from the background, by readers with protanopia, deuteranopia and tritanopia:
# tests/test_theme.py simulates each and measures.
DARK = {
    "party": "#5f87d7",
    "opposition": "#ff00d7",
    "economy": "#ffaf5f",
    "repression": "#ff5f5f",
    "comintern": "#af8700",
    "diplomacy": "#5fffd7",
    "nationalities": "#87d700",
    "army": "#878787",
    "church": "#b2b2b2",
    "culture": "#ffafff",
    "society": "#afffaf",
    "exile": "#ffff5f",
}
LIGHT = {
    "party": "#5f5fff",
    "opposition": "#870087",
    "economy": "#af5f00",
    "repression": "#870000",
    "comintern": "#303030",
    "diplomacy": "#00005f",
    "nationalities": "#5f875f",
    "army": "#000000",
    "church": "#875fd7",
    "culture": "#af5faf",
    "society": "#5f00af",
    "exile": "#5f00ff",
}
IMPORTANCE = ("", "detail", "notable", "turning point")


class Theme(NamedTuple):
    """How a page is drawn."""

    glyphs: Glyphs = UNICODE
    colours: dict[str, str] = DARK
    links: bool = False

    @property
    def ascii(self) -> bool:
        """Whether only ASCII may be drawn."""
        return self.glyphs is ASCII

    def style(self, category: str) -> str:
        """Return the colour of a category; a word of one's own takes one by a rule that never changes."""
        if category in self.colours:
            return self.colours[category]
        if not category:
            return ""
        palette = list(self.colours.values())
        return palette[zlib.crc32(category.encode()) % len(palette)]

    def mark(self, importance: int) -> str:
        """Return the mark of an importance from 1 to 3."""
        return self.glyphs.marks[importance]

    def spark(self, values: list[int], top: int | None = None) -> str:
        """Return one character for each value, as tall as its share of the largest."""
        top = top or max(values, default=0)
        steps = self.glyphs.spark
        last = len(steps) - 1
        return "".join(
            steps[0 if not v or not top else max(1, min(last, round(v / top * last)))] for v in values
        )


def theme(*, ascii_only: bool = False, light: bool = False, links: bool = False) -> Theme:
    """Choose the glyphs and the colours."""
    return Theme(ASCII if ascii_only else UNICODE, LIGHT if light else DARK, links)
