"""EDTF values (ISO 8601-2) with their first and last possible day. No clock, no I/O.

Levels 0 and 1, and from level 2 the sets, unspecified digits anywhere and qualifiers on parts. Days are
counted like `datetime.date.toordinal` (1 is 1 January of year 1, proleptic Gregorian), but without its
limits: year 0 is 1 BC, as in ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from timeline_cli.errors import DateError

OPEN_START = -(10**12)
OPEN_END = 10**12
"""Days that stand for an open or unknown end; no real date reaches them."""

MAX_YEAR = 10**9
MAX_LENGTH = 500
"""Characters of a date; sets need the most. Nothing longer is looked at."""

_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

ACCEPTED = "write 1927, 1927-11, 1927-11-14, 1932~ (about), 1934-12? (perhaps), 1927-12-02/1927-12-19 (lasted) or [1932-11..1933-03]"

Civil = tuple[int, int, int]


class Precision(IntEnum):
    """How much of a date was given; the finer comes first where two begin on the same day."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5
    MILLENNIUM = 6


class Form(IntEnum):
    """What the parts of a date say together."""

    POINT = 0
    SPAN = 1
    ONE_OF = 2
    ALL_OF = 3


class Date(NamedTuple):
    """An EDTF date. `first` and `last` are the widest reading, inclusive; OPEN_START and OPEN_END where open.

    `precision` is the coarsest of the parts; what is unspecified counts as not given ("1932-XX" is a year,
    "156X-12-25" a decade). `text` is as it was written.
    """

    text: str
    first: int
    last: int
    precision: Precision
    form: Form = Form.POINT
    approximate: bool = False
    uncertain: bool = False

    @property
    def lasts(self) -> bool:
        """Whether it went on from one date to another, rather than happening once inside them."""
        return self.form is Form.SPAN

    @property
    def key(self) -> tuple[int, int]:
        """Sort key: the earliest day, then day before month before year."""
        return (self.first, self.precision)


class Part(NamedTuple):
    """One simple date of an EDTF text: what was given of it, as written and as bounds."""

    year: str
    month: str
    day: str
    first: int
    last: int
    precision: Precision
    approximate: bool
    uncertain: bool


class Ends(NamedTuple):
    """The two sides of an interval or of `a..b`; None where open (`..`) or unknown (nothing)."""

    start: Part | None
    end: Part | None
    start_open: bool = False
    end_open: bool = False


def is_leap(year: int) -> bool:
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _DAYS[month - 1]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Count the days to a date that is known to exist."""
    before = year - 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    years = before * 365 + before // 4 - before // 100 + before // 400
    return years + _BEFORE_MONTH[month - 1] + leap_day + day


def civil(day: int) -> Civil:
    """Return year, month and day of a day number; the inverse of `day_number`."""
    cycle, left = divmod(day - 1, 146097)  # 400 years
    year = cycle * 400 + left * 400 // 146097 + 1
    while day_number(year) > day:
        year -= 1
    while day_number(year + 1) <= day:
        year += 1
    month = min((day - day_number(year)) // 28 + 1, 12)  # never too early, and at most one too late
    while day_number(year, month) > day:
        month -= 1
    return year, month, day - day_number(year, month) + 1


def iso(day: int) -> str:
    """Return an ISO 8601 day ("1927-11-14", "-0043-03-15", "Y12000-01-01"); "" where open."""
    if day in (OPEN_START, OPEN_END):
        return ""
    year, month, number = civil(day)
    if abs(year) > 9999:
        return f"Y{year}-{month:02}-{number:02}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"


_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
"""What nearly every date is made of; the whole grammar takes 5 ms to compile, and waits until it is wanted."""

_PART = r"""
    (?P<q1>[?~%]?) (?P<year> Y-?\d{5,10} | -?[\dX]{4} ) (?P<q2>[?~%]?)
    (?: - (?P<q3>[?~%]?) (?P<month>[\dX]{2}) (?P<q4>[?~%]?)
      (?: - (?P<q5>[?~%]?) (?P<day>[\dX]{2}) (?P<q6>[?~%]?)
        (?: (?<=\d) T (?:[01]\d|2[0-4]) (?: :[0-5]\d ){2} (?: Z | [+-][01]\d (?: :?[0-5]\d )? )? )?
      )?
    )?
"""
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Seasons by month, north of the equator; winter is named by the year in which it begins."""

_DIVISIONS = {
    **_SEASONS,
    **{code: _SEASONS[code - 4] for code in range(25, 29)},
    **{code: _SEASONS[(code - 27) % 4 + 21] for code in range(29, 33)},
    **{code: ((code - 33) * 3 + 1, (code - 33) * 3 + 3) for code in range(33, 37)},
    **{code: ((code - 37) * 4 + 1, (code - 37) * 4 + 4) for code in range(37, 40)},
    **{code: ((code - 40) * 6 + 1, (code - 40) * 6 + 6) for code in range(40, 42)},
}
"""ISO 8601-2 divisions of a year: seasons, those of the north and of the south, quarters, thirds, halves."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Read an EDTF text.

    Raises DateError, whose message says what was wrong and what would be accepted.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _point(text)
    if len(text) > MAX_LENGTH:
        raise DateError(f"a date of {len(text)} characters; {ACCEPTED}")
    if text[:1] in ("[", "{"):
        form = Form.ONE_OF if text[0] == "[" else Form.ALL_OF
        return _joined(text, form, [m if isinstance(m, Ends) else Ends(m, m) for m in members_of(text)])
    if "/" in text:
        return _joined(text, Form.SPAN, [ends_of(text)])
    if ".." in text:
        raise DateError(
            f"{quoted(text)} is a range without brackets; a/b means it lasted, '[a..b]' once inside"
        )
    return _point(text)


def quoted(text: str) -> str:
    """Return a text as a message may show it: not too long, and nothing that could steer a terminal."""
    safe = "".join(char if char.isprintable() else "\ufffd" for char in text[:61])
    return f"`{safe[:60]}…`" if len(safe) > 60 else f"`{safe}`"


def _point(text: str) -> Date:
    part = read_part(text)
    return Date(text, part.first, part.last, part.precision, Form.POINT, part.approximate, part.uncertain)


def read_part(text: str) -> Part:
    """Read one simple date, without intervals or sets."""
    if plain := _PLAIN.fullmatch(text):
        year, month, day, marks = plain.groups("")
    elif match := re.fullmatch(_PART, text, re.ASCII | re.VERBOSE):
        year, month, day = match["year"], match["month"] or "", match["day"] or ""
        marks = "".join(match[f"q{n}"] or "" for n in range(1, 7))
    else:
        raise DateError(
            f"{quoted(text)} is not a date; {ACCEPTED}" if text else f"the date is empty; {ACCEPTED}"
        )
    first, last, precision = _bounds(text, year, month, day)
    is_both = "%" in marks
    return Part(year, month, day, first, last, precision, is_both or "~" in marks, is_both or "?" in marks)


def _bounds(text: str, year: str, month: str, day: str) -> tuple[int, int, Precision]:
    low, high, precision = _years(text, year)
    known = "X" not in year
    if not month or (month == "XX" and day in ("", "XX")):
        return day_number(low), day_number(high, 12, 31), precision
    if month.isdigit() and int(month) > 12:
        first, last = _division(text, low, high, (int(month), day))
        return first, last, Precision.SEASON if known else precision
    if known and "X" not in month:
        precision = Precision.DAY if day.isdigit() else Precision.MONTH
    if known and (month + day).isdigit():
        return *_existing(text, low, int(month), day), precision
    return *_possible(text, range(low, high + 1), year, month, day or "XX"), precision


def _years(text: str, year: str) -> tuple[int, int, Precision]:
    if year.startswith("Y"):
        if abs(number := int(year[1:])) > MAX_YEAR:
            raise DateError(f"the year of {quoted(text)} is beyond {MAX_YEAR:,}")
        return number, number, Precision.YEAR
    if year == "-0000":
        raise DateError(f"{quoted(text)}: there is no year -0000; 0000 is 1 BC")
    digits = year.removeprefix("-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    unknown = 4 - digits.index("X") if "X" in digits else 0
    precision = Precision(Precision.YEAR + min(unknown, 3))
    return (-high, -max(low, 1), precision) if year[0] == "-" else (low, high, precision)


def _division(text: str, low: int, high: int, given: tuple[int, str]) -> tuple[int, int]:
    code, day = given
    if code not in _DIVISIONS:
        raise DateError(
            f"{quoted(text)}: {code} is neither a month (01-12) nor a season (21 spring … 24 winter)"
        )
    if day:
        raise DateError(f"{quoted(text)} has a day of a season; leave the day out")
    start, end = _DIVISIONS[code]
    year, month = (high, end) if end <= 12 else (high + 1, end - 12)
    return day_number(low, start), day_number(year, month, days_in_month(year, month))


def _existing(text: str, year: int, month: int, day: str) -> tuple[int, int]:
    if month == 0:
        raise DateError(f"{quoted(text)} does not exist; months are 01 to 12, and an unknown one is XX")
    days = days_in_month(year, month)
    if not day:
        first = day_number(year, month)
        return first, first + days - 1
    if not 1 <= int(day) <= days:
        raise DateError(
            f"{quoted(text)} does not exist; that month has {days} days, and an unknown one is XX"
        )
    number = day_number(year, month, int(day))
    return number, number


def _possible(text: str, years: range, year: str, month: str, day: str) -> tuple[int, int]:
    """Return the first and the last day of the calendar that fit the digits given."""
    digits = year.removeprefix("-")
    months = [number for number in range(1, 13) if _fits(number, month)]
    days = [number for number in range(1, 32) if _fits(number, day)]
    first = _first_existing(_fitting(years, digits), months, days)
    last = _first_existing(_fitting(reversed(years), digits), months[::-1], days[::-1])
    if first is None or last is None:
        raise DateError(f"{quoted(text)} does not exist; no day of the calendar fits it")
    return first, last


def _first_existing(years: Iterator[int], months: list[int], days: list[int]) -> int | None:
    found = (
        day_number(year, month, day)
        for year in years
        for month in months
        for day in days
        if day <= days_in_month(year, month)
    )
    return next(found, None)


def _fitting(years: Iterable[int], digits: str) -> Iterator[int]:
    return (year for year in years if "X" not in digits or _fits(abs(year), digits))


def _fits(number: int, pattern: str) -> bool:
    return all(p in ("X", n) for p, n in zip(pattern, f"{number:0{len(pattern)}}", strict=True))


def ends_of(text: str) -> Ends:
    """Split an interval `a/b` into its two sides."""
    sides = text.split("/")
    if len(sides) != 2:
        raise DateError(f"{quoted(text)} has more than one slash; {ACCEPTED}")
    start, end = ("" if side == ".." else side for side in sides)
    return _ends(text, start, end, sides)


def members_of(text: str) -> list[Part | Ends]:
    """Split a set `[…]` or `{…}` into its members; `a..b` is a pair of ends."""
    if len(text) < 2 or text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise DateError(f"{quoted(text)} has no closing bracket")
    return [_member(text, item.strip()) for item in text[1:-1].split(",")]


def _member(text: str, item: str) -> Part | Ends:
    if ".." not in item:
        return read_part(item)
    start, _, end = item.partition("..")
    return _ends(text, start, end, [start or "..", end or ".."])


def _ends(text: str, start: str, end: str, sides: list[str]) -> Ends:
    if not start and not end:
        raise DateError(f"{quoted(text)} has neither a beginning nor an end; {ACCEPTED}")
    ends = Ends(
        read_part(start) if start else None,
        read_part(end) if end else None,
        sides[0] == "..",
        sides[1] == "..",
    )
    if ends.start and ends.end and ends.start.first > ends.end.last:
        raise DateError(f"{quoted(text)} ends before it begins; the earlier date comes first")
    return ends


def _joined(text: str, form: Form, members: list[Ends]) -> Date:
    parts = [part for ends in members for part in (ends.start, ends.end) if part]
    return Date(
        text,
        min(ends.start.first if ends.start else OPEN_START for ends in members),
        max(ends.end.last if ends.end else OPEN_END for ends in members),
        max(part.precision for part in parts),
        form,
        any(part.approximate for part in parts),
        any(part.uncertain for part in parts),
    )
