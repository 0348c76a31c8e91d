"""EDTF values (ISO 8601-2) with their first and last possible day. No clock, no I/O.

Levels 0 and 1, and from level 2 the sets, unspecified digits anywhere and qualifiers on parts. Days are
counted like `datetime.date.toordinal` (1 is 1 January of year 1, proleptic Gregorian), but without its
limits: year 0 is 1 BC, as in ISO 8601.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from timeline_cli.errors import DateError

OPEN_START = -(10**12)
OPEN_END = 10**12
"""Days that stand for an open or unknown end; no real date reaches them."""

MAX_YEAR = 10**9
MAX_LENGTH = 500
MAX_MEMBERS = 100

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

    `precision` is the coarsest of the parts; an unspecified day or month ("1932-XX") counts as what is left.
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
    start_open: bool
    end_open: bool


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
    month = 12
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


_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PART = r"""
    (?P<q1>[?~%]?) (?P<year>Y-?\d{5,10} | -?[\dX]{4}) (?P<q2>[?~%]?)
    (?: - (?P<q3>[?~%]?) (?P<month>[\dX]{2}) (?P<q4>[?~%]?)
      (?: - (?P<q5>[?~%]?) (?P<day>[\dX]{2}) (?P<q6>[?~%]?) )?
    )?
    (?: T [\d:]{8} (?: Z | [+-]\d\d (?: :?\d\d)? )? )?
"""
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Seasons by month, north of the equator; winter is named by the year in which it begins."""

_DIVISIONS = {
    **{code: ((code - 33) * 3 + 1, (code - 33) * 3 + 3) for code in range(33, 37)},
    **{code: ((code - 37) * 4 + 1, (code - 37) * 4 + 4) for code in range(37, 40)},
    **{code: ((code - 40) * 6 + 1, (code - 40) * 6 + 6) for code in range(40, 42)},
    **{code: _SEASONS[code - 4] for code in range(25, 29)},
    **{code: _SEASONS[(code - 29 + 2) % 4 + 21] for code in range(29, 33)},
}
"""ISO 8601-2 divisions of a year: quarters, thirds, halves, and seasons of one hemisphere."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Read an EDTF text.

    Raises DateError, whose message says what was wrong and what would be accepted.
    """
    text = text.strip()
    if match := _PLAIN.fullmatch(text):
        year, month, day = match.groups()
        return _plain(text, int(year), month, day)
    if len(text) > MAX_LENGTH:
        raise DateError(f"a date of {len(text)} characters; {ACCEPTED}")
    if text[:1] in "[{" and text:
        return _set(text)
    if "/" in text:
        return _interval(text)
    if ".." in text:
        raise DateError(
            f"`{text}` is a range without brackets; a/b means it lasted, '[a..b]' once some time inside"
        )
    part = read_part(text)
    return Date(text, part.first, part.last, part.precision, Form.POINT, part.approximate, part.uncertain)


def _plain(text: str, year: int, month: str | None, day: str | None) -> Date:
    if month is None:
        return Date(text, day_number(year), day_number(year, 12, 31), Precision.YEAR)
    number = int(month)
    if not 1 <= number <= 12:
        part = read_part(text)
        return Date(text, part.first, part.last, part.precision)
    if day is None:
        first = day_number(year, number)
        return Date(text, first, first + days_in_month(year, number) - 1, Precision.MONTH)
    if not 1 <= int(day) <= days_in_month(year, number):
        raise DateError(
            f"`{text}` does not exist; {number:02} of {year} has {days_in_month(year, number)} days"
        )
    first = day_number(year, number, int(day))
    return Date(text, first, first, Precision.DAY)


def read_part(text: str) -> Part:
    """Read one simple date, without intervals or sets."""
    match = re.fullmatch(_PART, text, re.ASCII | re.VERBOSE)  # compiled when first wanted: it takes 5 ms
    if match is None:
        raise DateError(f"`{text}` is not a date; {ACCEPTED}" if text else f"the date is empty; {ACCEPTED}")
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    marks = "".join(match[f"q{n}"] or "" for n in range(1, 7))
    first, last, precision = _bounds(text, year, month, day)
    return Part(
        year, month, day, first, last, precision, "~" in marks or "%" in marks, "?" in marks or "%" in marks
    )


def _bounds(text: str, year: str, month: str, day: str) -> tuple[int, int, Precision]:
    low, high, precision = _years(text, year)
    if not month or (month == "XX" and not day):
        return day_number(low), day_number(high, 12, 31), precision
    if month.isdigit() and int(month) > 12:
        if day:
            raise DateError(f"`{text}` has a day of a season; leave the day out")
        return _season(text, low, high, int(month))
    days = _possible_days(text, (low, high), month, day or "XX")
    if "X" not in year:
        unknown_month = "X" in month
        precision = (
            Precision.YEAR if unknown_month else Precision.MONTH if "X" in (day or "X") else Precision.DAY
        )
    return days[0], days[1], precision


def _years(text: str, year: str) -> tuple[int, int, Precision]:
    if year.startswith("Y"):
        if abs(number := int(year[1:])) > MAX_YEAR:
            raise DateError(f"the year of `{text}` is beyond {MAX_YEAR:,}")
        return number, number, Precision.YEAR
    if year == "-0000":
        raise DateError(f"`{text}`: there is no year -0000; 0000 is 1 BC")
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    unknown = len(year.lstrip("-")) - len(year.lstrip("-").rstrip("X"))
    if "X" in year.rstrip("X"):
        unknown = 4 - year.lstrip("-").index("X")
    return min(low, high), max(low, high), Precision(Precision.YEAR + min(unknown, 3))


def _season(text: str, low: int, high: int, code: int) -> tuple[int, int, Precision]:
    months = _SEASONS.get(code) or _DIVISIONS.get(code)
    if months is None:
        raise DateError(f"`{text}`: {code} is neither a month (01-12) nor a season (21 spring … 24 winter)")
    first = _month_number(low, months[0])
    last = _month_number(high, months[1])
    return day_number(*first), day_number(*last, days_in_month(*last)), Precision.SEASON


def _month_number(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def _possible_days(text: str, years: tuple[int, int], month: str, day: str) -> tuple[int, int]:
    """First and last existing day that fits the digits given."""
    numbers = [n for n in range(1, 13) if _fits(n, month)]
    wanted = [n for n in range(1, 32) if _fits(n, day)]
    low, high = years  # within eight years there is a leap year, but round a century that is none
    first = _first_existing(range(low, min(low + 8, high) + 1), numbers, wanted, ascending=True)
    last = _first_existing(range(high, max(high - 8, low) - 1, -1), numbers, wanted, ascending=False)
    if first is None or last is None:
        raise DateError(f"`{text}` does not exist; no such day in the calendar")
    return first, last


def _first_existing(years: range, months: list[int], days: list[int], *, ascending: bool) -> int | None:
    step = 1 if ascending else -1
    for year in years:
        for month in months[::step]:
            for day in days[::step]:
                if day <= days_in_month(year, month):
                    return day_number(year, month, day)
    return None


def _fits(number: int, pattern: str) -> bool:
    return all(p in ("X", n) for p, n in zip(pattern, f"{number:02}", strict=True))


def ends_of(text: str) -> Ends:
    """Split an interval `a/b` into its two sides."""
    sides = text.split("/")
    if len(sides) != 2:
        raise DateError(f"`{text}` has more than one slash; {ACCEPTED}")
    start, end = sides
    if start in ("", "..") and end in ("", ".."):
        raise DateError(f"`{text}` has neither a beginning nor an end; {ACCEPTED}")
    return Ends(
        None if start in ("", "..") else read_part(start),
        None if end in ("", "..") else read_part(end),
        start == "..",
        end == "..",
    )


def _interval(text: str) -> Date:
    ends = ends_of(text)
    if ends.start and ends.end and ends.start.first > ends.end.last:
        raise DateError(f"`{text}` ends before it begins; the earlier date comes first")
    return _joined(text, [part for part in (ends.start, ends.end) if part], Form.SPAN, ends)


def _joined(text: str, parts: list[Part], form: Form, ends: Ends) -> Date:
    first = min(part.first for part in parts) if ends.start else OPEN_START
    last = max(part.last for part in parts) if ends.end else OPEN_END
    return Date(
        text,
        first,
        last,
        max(part.precision for part in parts),
        form,
        any(part.approximate for part in parts),
        any(part.uncertain for part in parts),
    )


def members_of(text: str) -> list[Part | Ends]:
    """Split a set `[…]` or `{…}` into its members; `a..b` is a pair of ends."""
    if not text.endswith("]" if text[0] == "[" else "}"):
        raise DateError(f"`{text}` has no closing bracket")
    items = [item.strip() for item in text[1:-1].split(",")]
    if len(items) > MAX_MEMBERS:
        raise DateError(f"a set of {len(items)} dates; at most {MAX_MEMBERS} are read")
    return [_member(text, item) for item in items]


def _member(text: str, item: str) -> Part | Ends:
    if ".." not in item:
        return read_part(item)
    start, _, end = item.partition("..")
    if not start and not end:
        raise DateError(f"`{text}` has neither a beginning nor an end; {ACCEPTED}")
    ends = Ends(read_part(start) if start else None, read_part(end) if end else None, not start, not end)
    if ends.start and ends.end and ends.start.first > ends.end.last:
        raise DateError(f"`{text}` ends before it begins; the earlier date comes first")
    return ends


def _set(text: str) -> Date:
    members = members_of(text)
    sides = [m if isinstance(m, Ends) else Ends(m, m, start_open=False, end_open=False) for m in members]
    parts = [part for ends in sides for part in (ends.start, ends.end) if part]
    first_known = all(ends.start for ends in sides)
    last_known = all(ends.end for ends in sides)
    whole = Ends(
        parts[0] if first_known else None, parts[0] if last_known else None, not first_known, not last_known
    )
    return _joined(text, parts, Form.ONE_OF if text[0] == "[" else Form.ALL_OF, whole)
