"""The periods a person may type: 1927, 14 nov 1927, 1927..1929, ..1929, 1930s, 1932-Q3, spring 1930, mid 1932."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START, Date, Precision, day_number, days_in_month, parse
from timeline_cli.errors import DateError

ACCEPTED = (
    "1927, 1927-11, 1927-11-14, 14 nov 1927, nov 1927, 1927..1929, ..1929, 1934.., 1930s, 1932-Q3, "
    "spring 1930, mid 1932, or an event id at either end"
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12)}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
]
_MONTH = rf"(?P<month>{'|'.join([*_FULL_MONTHS, *_MONTHS])})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{3,4})"
_WORDED = (
    rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_MONTH},?\s+{_YEAR}",
)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{3,4})", re.ASCII)


class Period(NamedTuple):
    """A stretch of days, inclusive at both ends; OPEN_START and OPEN_END where it has none."""

    first: int
    last: int
    text: str


EventDate = Callable[[str], Date | None]
"""Gives the date of an event whose id was typed as the end of a period."""


def read_period(text: str, *, event: EventDate | None = None, today: int | None = None) -> Period:
    """Read what a person typed; raises DateError naming what would be accepted.

    `today` is what "today" and "yesterday" mean; without it they mean nothing.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > 200:
        raise DateError(f"{'an empty date' if not wanted else 'a very long date'}; write {ACCEPTED}")
    if ".." in wanted and wanted[0] not in "[{" and "/" not in wanted:
        return _range(wanted, event, today)
    found = _one(wanted, today)
    if found is None and event is not None and (date := event(wanted)):
        found = (date.first, date.last)
    if found is None:
        found = _free_wording(wanted)
    if found is None:
        raise DateError(f"`{text}` is not a date; write {ACCEPTED}")
    return Period(*found, wanted)


def try_period(text: str, *, today: int | None = None) -> Period | None:
    """Return the period, or None where the text is not written like a date; a date that cannot be is an error."""
    wanted = text.strip()
    if ".." in wanted or re.match(r"[\[{]|-?\d{3,}|\d+\s*[/.]\s*\d", wanted):
        return read_period(wanted, today=today)
    found = _one(wanted, today) if wanted and len(wanted) <= 200 else None
    return Period(*found, wanted) if found else None


def read_month_day(text: str) -> tuple[int, int]:
    """Read a day of any year: "11-12" (month first, as in ISO 8601), "12 nov", "November 12", "12/11" (day first)."""
    wanted = text.strip().lower()
    if match := re.fullmatch(r"(?:--)?(\d{1,2})-(\d{1,2})", wanted, re.ASCII):
        month, day = int(match[1]), int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})\.?", wanted, re.ASCII):
        day, month = int(match[1]), int(match[2])
    elif match := re.fullmatch(rf"{_DAY}\s*{_MONTH}|", wanted, re.ASCII) or re.fullmatch(
        rf"{_MONTH}\s*{_DAY}", wanted, re.ASCII
    ):
        day, month = int(match["day"] or 0), _month(match["month"] or "jan")
    else:
        month = day = 0
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(2000, month)):
        raise DateError(
            f"`{text}` is not a day of the year; write 11-12 (month, day), `12 nov` or `November 12`"
        )
    return month, day


def _range(text: str, event: EventDate | None, today: int | None) -> Period:
    start, _, end = (side.strip() for side in text.partition(".."))
    if not start and not end:
        raise DateError(f"`{text}` has neither a beginning nor an end; write {ACCEPTED}")
    first = read_period(start, event=event, today=today).first if start else OPEN_START
    last = read_period(end, event=event, today=today).last if end else OPEN_END
    if first > last:
        raise DateError(f"`{text}` ends before it begins; the earlier date comes first")
    return Period(first, last, text)


def _one(text: str, today: int | None) -> tuple[int, int] | None:
    lower = re.sub(r"\s+", " ", text.lower())
    if today is not None and lower in ("today", "yesterday"):
        day = today - (lower == "yesterday")
        return day, day
    for reader in (_decade, _quarter, _season, _part_of_year, _before_christ, _worded, _numbers):
        if found := reader(lower):
            return found
    try:
        date = parse(text)
    except DateError:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text, re.ASCII):
            raise
        return None
    return date.first, date.last


def _decade(text: str) -> tuple[int, int] | None:
    if match := re.fullmatch(r"(\d{2,3}0)s", text, re.ASCII):
        year = int(match[1])
        return day_number(year), day_number(year + (99 if year % 100 == 0 else 9), 12, 31)
    return None


def _quarter(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{4})[- ]?q([1-4])", text, re.ASCII) or re.fullmatch(
        r"q(?P<q>[1-4]) (?P<y>\d{4})", text, re.ASCII
    )
    if match is None:
        return None
    year, number = (
        (int(match["y"]), int(match["q"])) if "q" in match.groupdict() else (int(match[1]), int(match[2]))
    )
    return _months(year, number * 3 - 2, number * 3)


def _season(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})(?:[-–/]\d\d(?:\d\d)?)?", text, re.ASCII)
    if match is None:
        return None
    date = parse(f"{match[2]}-{_SEASONS[match[1]]}")
    return date.first, date.last


def _part_of_year(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(rf"({'|'.join(_PARTS)})[- ](?:of )?(\d{{4}})(s?)", text, re.ASCII)
    if match is None:
        return None
    year, (start, end) = int(match[2]), _PARTS[match[1]]
    if match[3]:  # early 1930s: the first four years, the middle three … as months are taken in thirds
        years = {1: (0, 3), 5: (4, 6), 9: (7, 9)}[start]
        return day_number(year + years[0]), day_number(year + years[1], 12, 31)
    return _months(year, start, end)


def _before_christ(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,4}) ?(?:bc|bce|b\.c\.)", text, re.ASCII)
    if match is None or match[1].strip("0") == "":
        return None
    year = 1 - int(match[1])
    return day_number(year), day_number(year, 12, 31)


def _worded(text: str) -> tuple[int, int] | None:
    for pattern in _WORDED:
        if match := re.fullmatch(pattern, text, re.ASCII):
            groups = match.groupdict()
            return _exact(text, int(groups["year"]), _month(groups["month"]), groups.get("day"))
    return None


def _numbers(text: str) -> tuple[int, int] | None:
    """Day first where slashes or dots leave it open; the other order where only that one can be."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    day, month = int(match["day"]), int(match["month"])
    if month > 12 >= day:
        day, month = month, day
    return _exact(text, int(match["year"]), month, str(day))


def _exact(text: str, year: int, month: int, day: str | None) -> tuple[int, int]:
    if day is None:
        return _months(year, month, month)
    if not (1 <= month <= 12 and 1 <= int(day) <= days_in_month(year, month)):
        raise DateError(f"`{text}` does not exist; no such day in the calendar")
    number = day_number(year, month, int(day))
    return number, number


def _months(year: int, first: int, last: int) -> tuple[int, int]:
    return day_number(year, first), day_number(year, last, days_in_month(year, last))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _free_wording(text: str) -> tuple[int, int] | None:
    """Ask dateutil, twice: what it fills in from a default differs, and was not given."""
    import warnings
    from datetime import datetime

    from dateutil import parser

    found = []
    for default in (datetime(1, 1, 1), datetime(3, 3, 3)):  # noqa: DTZ001 (only the date is read)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found.append(parser.parse(text, default=default, dayfirst=True))
        except (
            ValueError,
            OverflowError,
            TypeError,
            AttributeError,
            ArithmeticError,
            IndexError,
            RecursionError,
        ):
            return None
    one, other = found
    if one.year != other.year:
        return None
    precision = (
        Precision.YEAR
        if one.month != other.month
        else Precision.MONTH
        if one.day != other.day
        else Precision.DAY
    )
    if precision is Precision.YEAR:
        return _months(one.year, 1, 12)
    return _exact(text, one.year, one.month, None if precision is Precision.MONTH else str(one.day))
