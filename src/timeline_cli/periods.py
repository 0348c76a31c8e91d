"""The periods a person may type: 1927, 14 nov 1927, 1927..1929, ..1929, 1930s, 1932-Q3, spring 1930, mid 1932."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline_cli.dates import OPEN_END, OPEN_START, Date, day_number, days_in_month, parse, quoted
from timeline_cli.errors import DateError

ACCEPTED = (
    "1927, 1927-11, 1927-11-14, 14 nov 1927, nov 1927, 1927..1929, ..1929, 1934.., 1930s, 1932-Q3, "
    "spring 1930, mid 1932, or an event id at either end"
)
LONGEST = 200
"""Characters of a period; nothing longer is looked at."""

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12)}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december", "sept"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OTHER_WORDS = (
    *("st", "nd", "rd", "th", "s", "century", "of", "the", "about", "circa"),
    *("bc", "bce", "b", "c", "e", "ad", "ce"),
)
_EDTF_LETTERS = ("x", "xx", "xxx", "xxxx", "y", "t", "z", "q")
_YEAR_WRITTEN_OUT = (
    r"(?<![\dX])[\dX]{4}(?![\dX])|(?<!\d)\d{8}(?!\d)|\bY-?\d{5,}|(?i:\d{2,3}0s\b"
    r"|\d ?(?:bce?|b\.c|ad|ce)\b|\bad ?\d|\d(?:st|nd|rd|th) century)"
)

_MONTH = rf"(?P<month>{'|'.join([*_FULL_MONTHS, *_MONTHS])})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _WEEKDAYS)}),? )?"
_ERA_YEAR = r"\d{1,4} ?(?:bce?|b\.c\.(?:e\.)?|ad|ce)|ad ?\d{1,4}"
_YEAR = rf"(?P<year>{_ERA_YEAR}|\d{{3,4}})"
_BETWEEN = r"[-/. ]"
_DATES = (
    rf"(?P<year>{_ERA_YEAR})",
    rf"{_MONTH},? {_YEAR}",
    rf"{_WEEKDAY}{_DAY} (?:of )?{_MONTH},? {_YEAR}",
    rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}",
    rf"(?P<year>\d{{4}}) {_MONTH}(?: {_DAY})?",
    rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>\d\d?)(?:{_BETWEEN}(?P<day>\d\d?))?",
    rf"(?P<month>\d\d?){_BETWEEN}(?P<year>\d{{4}})",
    rf"(?P<day>\d\d?){_BETWEEN}(?P<month>\d\d?){_BETWEEN}(?P<year>\d{{3,4}})",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
)
"""Every way of writing one year, month or day that is read here; what is left goes to dateutil."""


class Period(NamedTuple):
    """A stretch of days, inclusive at both ends; OPEN_START and OPEN_END where it has none."""

    first: int
    last: int
    text: str


Days = tuple[int, int]
EventDate = Callable[[str], Date | None]
"""Gives the date of an event whose id was typed as the end of a period."""


def read_period(text: str, *, event: EventDate | None = None, today: int | None = None) -> Period:
    """Read what a person typed; raises DateError naming what would be accepted.

    `today` is what "today" and "yesterday" mean; without it they mean nothing.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > LONGEST:
        raise DateError(f"{'an empty date' if not wanted else 'a very long date'}; write {ACCEPTED}")
    if _is_range(wanted):
        return Period(*_range(wanted, event, today), wanted)
    found = _plain(wanted, today)
    if found is None and event is not None and (date := event(wanted)):
        found = date.first, date.last
    if found is None:
        found = _free_wording(wanted)
    if found is None:
        raise DateError(f"{quoted(wanted)} is not a date; write {ACCEPTED}")
    return Period(*found, wanted)


def try_period(text: str, *, today: int | None = None) -> Period | None:
    """Return the period, or None where the text is not written like a date.

    A year among nothing but numbers and words of dates is written like one; if no such date can be, that
    is an error as in `read_period`.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > LONGEST:
        return None
    if _is_range(wanted):
        is_date = all(not side or _is_like_a_date(side) for side in _sides(wanted))
    else:
        is_date = _is_like_a_date(wanted) or (today is not None and wanted.lower() in ("today", "yesterday"))
    return read_period(wanted, today=today) if is_date else None


def read_month_day(text: str) -> tuple[int, int]:
    """Read a day of any year: "11-12" (month first, as in ISO 8601), "12 nov", "November 12", "12/11" (day first)."""
    wanted = re.sub(r"\s+", " ", text.strip()[:LONGEST].lower())
    for pattern in (
        r"(?:--)?(?P<month>\d\d?)-(?P<day>\d\d?)",
        r"(?P<day>\d\d?)[/.] ?(?P<month>\d\d?)\.?",
        rf"{_DAY} ?(?:of )?{_MONTH}",
        rf"{_MONTH} ?{_DAY}",
    ):
        if match := re.fullmatch(pattern, wanted, re.ASCII):
            month, day = _month(match["month"]), int(match["day"])
            if 1 <= month <= 12 and 1 <= day <= days_in_month(2000, month):
                return month, day
    raise DateError(
        f"{quoted(text)} is not a day of the year; write 11-12 (month, day), `12 nov` or `November 12`"
    )


def _is_range(text: str) -> bool:
    """Tell `a..b` from EDTF, which has `..` only in brackets and for an open end of an interval."""
    edtf = text[0] in "[{" or text.startswith("../") or text.endswith("/..")
    return not edtf and (".." in text or "…" in text)


def _sides(text: str) -> list[str]:
    return [side.strip() for side in re.split(r"\.{2,}|…", text)]


def _range(text: str, event: EventDate | None, today: int | None) -> Days:
    sides = _sides(text)
    if len(sides) != 2:
        raise DateError(f"{quoted(text)} has more than one `..`; write {ACCEPTED}")
    start, end = sides
    if not start and not end:
        raise DateError(f"{quoted(text)} has neither a beginning nor an end; write {ACCEPTED}")
    first = read_period(start, event=event, today=today).first if start else OPEN_START
    last = read_period(end, event=event, today=today).last if end else OPEN_END
    return _ordered(text, first, last)


def _ordered(text: str, first: int, last: int) -> Days:
    if first > last:
        raise DateError(f"{quoted(text)} ends before it begins; the earlier date comes first")
    return first, last


def _is_like_a_date(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(re.search(_YEAR_WRITTEN_OUT, text, re.ASCII)) and _date_words().issuperset(words)


def _date_words() -> set[str]:
    names = (*_FULL_MONTHS, *_WEEKDAYS)
    return {*names, *(name[:3] for name in names), *_SEASONS, *_PARTS, *_OTHER_WORDS, *_EDTF_LETTERS}


def _plain(text: str, today: int | None) -> Days | None:
    """Read without dateutil, what nearly every date looks like first."""
    text = re.sub(r"^(?:the|about|circa|ca?\.)\s+", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        _refuse_two_years(text)
        return _edtf(text)
    lower = re.sub(r"\s+", " ", text.lower())
    if today is not None and lower in ("today", "yesterday"):
        day = today - (lower == "yesterday")
        return day, day
    for reader in (_decade, _century, _quarter, _season, _part_of_year, _years, _days, _date):
        if found := reader(lower):
            return found
    only_edtf = r"[\[{].*|Y-?\d.*|(?=.*[X?~%/])-?[\dX]{4}[\dX?~%./-]*"
    try:
        return _edtf(text)
    except DateError:
        if re.fullmatch(only_edtf, text, re.ASCII):
            raise
        return None


def _edtf(text: str) -> Days:
    date = parse(text)
    return date.first, date.last


def _refuse_two_years(text: str) -> None:
    """Refuse 1932-33, which is a quarter in EDTF and two years to a person."""
    if len(text) == 7 and int(text[5:]) > max(int(text[2:4]), 24):
        raise DateError(
            f"{quoted(text)} could be two years or a part of one; write {text[:4]}..{text[:2]}{text[5:]}"
        )


def _decade(text: str) -> Days | None:
    match = re.fullmatch(r"(\d{2,3}0)s", text, re.ASCII)
    if match is None:
        return None
    year = int(match[1])
    return day_number(year), day_number(year + (99 if year % 100 == 0 else 9), 12, 31)


def _century(text: str) -> Days | None:
    match = re.fullmatch(r"(\d\d?)(?:st|nd|rd|th) century( bce?)?", text, re.ASCII)
    if match is None or not int(match[1]):
        return None
    date = parse(f"{'-' if match[2] else ''}{int(match[1]) - 1:02}XX")
    return date.first, date.last


def _quarter(text: str) -> Days | None:
    match = re.fullmatch(r"(\d{4})[- ]?q([1-4])", text, re.ASCII)
    if match is None:
        match = re.fullmatch(r"(?=q[1-4] (\d{4}))q([1-4]) \d{4}", text, re.ASCII)
    return _months(int(match[1]), int(match[2]) * 3 - 2, int(match[2]) * 3) if match else None


def _season(text: str) -> Days | None:
    match = re.fullmatch(
        rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})(?:[-–/](\d{{2}}|\d{{4}}))?", text, re.ASCII
    )
    if match is None or (match[3] and not f"{int(match[2]) + 1}".endswith(match[3])):
        return None
    date = parse(f"{match[2]}-{_SEASONS[match[1]]}")
    return date.first, date.last


def _part_of_year(text: str) -> Days | None:
    match = re.fullmatch(rf"({'|'.join(_PARTS)})[- ](?:of )?(\d{{4}})(s?)", text, re.ASCII)
    if match is None:
        return None
    year, (start, end) = int(match[2]), _PARTS[match[1]]
    if not match[3]:
        return _months(year, start, end)
    if year % 10:
        return None
    first, last = {1: (0, 3), 5: (4, 6), 9: (7, 9)}[start]
    return day_number(year + first), day_number(year + last, 12, 31)


def _years(text: str) -> Days | None:
    match = re.fullmatch(r"(\d{4}) ?[-–—] ?(\d{4})", text, re.ASCII)
    return _ordered(text, day_number(int(match[1])), day_number(int(match[2]), 12, 31)) if match else None


def _days(text: str) -> Days | None:
    """Read days of one month: 2–19 december 1927."""
    match = re.fullmatch(rf"(\d\d?) ?[-–] ?(\d\d? {_MONTH},? {_YEAR})", text, re.ASCII)
    last = _date(match[2]) if match else None
    if match is None or last is None:
        return None
    first = _existing(text, _year(text, match["year"]), _month(match["month"]), int(match[1]))
    return _ordered(text, first[0], last[1])


def _date(text: str) -> Days | None:
    """Read one date; day first where the numbers leave it open, the other order where only that one can be."""
    match = next(filter(None, (re.fullmatch(pattern, text, re.ASCII) for pattern in _DATES)), None)
    if match is None:
        return None
    given = {"month": None, "day": None, "weekday": None, **match.groupdict()}
    year, month, day = _year(text, match["year"]), _month(given["month"]), int(given["day"] or 0)
    if month > 12 >= day > 0 and match.start("day") == 0:
        month, day = day, month
    if given["month"] is None:
        return _months(year, 1, 12)
    found = _existing(text, year, month, None if given["day"] is None else day)
    if given["weekday"] and _WEEKDAYS[(found[0] - 1) % 7][:3] != given["weekday"][:3]:
        raise DateError(
            f"{quoted(text)} does not exist; that day was a {_WEEKDAYS[(found[0] - 1) % 7].title()}"
        )
    return found


def _year(text: str, words: str) -> int:
    number = int(re.sub(r"\D", "", words))
    if number == 0 and not words.isdigit():
        raise DateError(f"{quoted(text)} does not exist; 1 BC comes before AD 1")
    return 1 - number if "b" in words else number


def _month(words: str | None) -> int:
    """Return the number of a month that is named or numbered, 0 where there is none."""
    if not words:
        return 0
    return int(words) if words.isdigit() else _MONTHS.index(words[:3]) + 1


def _existing(text: str, year: int, month: int, day: int | None) -> Days:
    if not 1 <= month <= 12:
        raise DateError(f"{quoted(text)} does not exist; there are 12 months")
    days = days_in_month(year, month)
    if day is None:
        return _months(year, month, month)
    if not 1 <= day <= days:
        raise DateError(f"{quoted(text)} does not exist; that month has {days} days")
    number = day_number(year, month, day)
    return number, number


def _months(year: int, first: int, last: int) -> Days:
    return day_number(year, first), day_number(year, last, days_in_month(year, last))


def _free_wording(text: str) -> Days | None:
    """Ask dateutil, but only for what names a month: the rest it guesses."""
    if not text.isascii() or not re.search("|".join(_MONTHS), text.lower()):
        return None
    one, other = _by_dateutil(text, (1, 1, 1)), _by_dateutil(text, (3, 3, 17))
    if one is None or other is None:
        return None
    year, month, day = one
    if not re.search(rf"(?<!\d)0*{year}(?!\d)", text):  # filled in, or made of two digits
        raise DateError(f"{quoted(text)} has no year written out; write {ACCEPTED}")
    if month != other[1]:
        return None
    return _existing(text, year, month, day if day == other[2] else None)


def _by_dateutil(text: str, default: tuple[int, int, int]) -> tuple[int, int, int] | None:
    """Read with what is missing taken from a default; what differs between two defaults was not given."""
    import warnings
    from datetime import datetime

    from dateutil import parser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an unknown time zone is of no interest
            found = parser.parse(text, default=datetime(*default), dayfirst=True)  # noqa: DTZ001 (only the day is read)
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return found.year, found.month, found.day
