"""Dates, ages and distances in time, the way a person would say them. Never says a part that was not given."""

from __future__ import annotations

from timeline_cli.dates import Date, Ends, Form, Part, Precision, civil, ends_of, members_of, read_part

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DIVISIONS = {
    **dict.fromkeys((21, 25, 29), "spring"),
    **dict.fromkeys((22, 26, 30), "summer"),
    **dict.fromkeys((23, 27, 31), "autumn"),
    **dict.fromkeys((24, 28, 32), "winter"),
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "fourth quarter of",
    37: "early",
    38: "middle of",
    39: "late",
    40: "first half of",
    41: "second half of",
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def say(date: Date) -> str:
    """Return the date in words: "about June 1932", "between November 1932 and March 1933"."""
    if date.form is Form.SPAN:
        return _span(ends_of(date.text), short=False)
    if date.form in (Form.ONE_OF, Form.ALL_OF):
        return _set(date, short=False)
    return _qualified(read_part(date.text), short=False)


def say_short(date: Date) -> str:
    """Return the date for a narrow column: "14 Nov 1927", "~Jun 1932", "1927–29"."""
    if date.form is Form.SPAN:
        return _span(ends_of(date.text), short=True)
    if date.form in (Form.ONE_OF, Form.ALL_OF):
        return _set(date, short=True)
    return _qualified(read_part(date.text), short=True)


def say_day(day: int, *, short: bool = False) -> str:
    """Return one day in words."""
    year, month, number = civil(day)
    name = MONTHS[month - 1]
    return f"{number} {name[:3] if short else name} {_year(year)}"


def weekday(day: int) -> str:
    """Return the name of the day of the week."""
    return _WEEKDAYS[(day - 1) % 7]


def ordinal(number: int) -> str:
    """Return a number as 1st, 2nd, 3rd, 4th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def age(born: Date, at: int) -> str | None:
    """Return an age in years; "47 or 48" where the birth date leaves it open; None before birth or if unknown."""
    if at < born.first or born.last - born.first > 366 * 12:
        return None
    oldest, youngest = _years_between(born.first, at), _years_between(born.last, at)
    if youngest == oldest:
        return str(oldest)
    return f"{max(youngest, 0)} or {oldest}" if oldest - youngest == 1 else f"{max(youngest, 0)}–{oldest}"


def elapsed(earlier: int, later: int) -> str:
    """Return the distance between two days, rounded as a person would: days, weeks, months, years."""
    days = abs(later - earlier)
    if days == 0:
        return "same day"
    if days < 21:
        return _plural(days, "day")
    if days < 60:
        return _plural(round(days / 7), "week")
    if days < 730:
        return _plural(round(days / 30.44), "month")
    return _plural(round(days / 365.25), "year")


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _years_between(born: int, at: int) -> int:
    (y1, m1, d1), (y2, m2, d2) = civil(born), civil(at)
    return y2 - y1 - ((m2, d2) < (m1, d1))


def _qualified(part: Part, *, short: bool) -> str:
    words = _part(part, short=short)
    if short:
        return ("~" if part.approximate else "") + words + ("?" if part.uncertain else "")
    if part.approximate and part.uncertain:
        return f"perhaps about {words}"
    return f"about {words}" if part.approximate else f"perhaps {words}" if part.uncertain else words


def _part(part: Part, *, short: bool) -> str:
    year, month, day = _year_words(part), part.month, part.day
    if not month:
        return year
    if month == "XX":
        return f"{day.lstrip('0')} of a month in {year}" if day.isdigit() else _inside(year, short=short)
    if not month.isdigit():
        return _inside(year, short=short)
    if int(month) > 12:
        return f"{_DIVISIONS[int(month)]} {_season_year(part, year)}"
    name = MONTHS[int(month) - 1][: 3 if short else None]
    if not day or (day == "XX" and short):
        return f"{name} {year}"
    return f"{int(day)} {name} {year}" if day.isdigit() else f"some day in {name} {year}"


def _inside(year: str, *, short: bool) -> str:
    return year if short else f"some time in {year}"


def _season_year(part: Part, year: str) -> str:
    """Winter runs into the next year, and is said so."""
    first, last = civil(part.first)[0], civil(part.last)[0]
    if part.month in ("24", "28", "31") and first != last and "X" not in part.year:
        return f"{_year(first)}–{abs(last) % 100:02}" if first > 0 else year
    return year


def _year_words(part: Part) -> str:
    text = part.year
    if "X" not in text:
        return _year(int(text.removeprefix("Y")))
    if part.precision is Precision.DECADE or (text[-1] == "X" and "X" not in text[:-1]):
        return f"{int(text[:-1] + '0')}s" if not text.startswith("-") else f"{-int(text[:-1] + '0')}s BC"
    if text[-2:] == "XX" and "X" not in text[:-2]:
        century = int(text[:-2])
        return (
            f"{ordinal(century + 1)} century"
            if century >= 0 and text[0] != "-"
            else f"{ordinal(-century + 1)} century BC"
        )
    return "an unknown year" if text.strip("-") == "XXXX" else f"a year like {text}"


def _year(year: int) -> str:
    if year > 0:
        return str(year)
    return f"{1 - year} BC"


def _span(ends: Ends, *, short: bool) -> str:
    if ends.start is None and ends.end:
        before = _qualified(ends.end, short=short)
        return f"until {before}" if ends.start_open or short else f"until {before}, beginning unknown"
    if ends.end is None and ends.start:
        since = _qualified(ends.start, short=short)
        return f"since {since}" if ends.end_open else f"from {since}" + ("" if short else ", end unknown")
    assert ends.start  # noqa: S101 (an interval without either end does not parse)
    assert ends.end  # noqa: S101
    return _between(ends.start, ends.end, short=short)


def _between(start: Part, end: Part, *, short: bool) -> str:
    """Say what both sides share only once: "2–19 December 1927", "March–May 1930"."""
    plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    same_year = start.year == end.year and "X" not in start.year
    months = start.month.isdigit() and end.month.isdigit() and int(start.month) <= 12 and int(end.month) <= 12
    if plain and same_year and months and (start.day.isdigit() == end.day.isdigit()):
        first, last = _part(start, short=short), _part(end, short=short)
        year = f" {_year_words(start)}"
        first = first.removesuffix(year)
        if start.month == end.month and start.day:
            return f"{int(start.day)}–{last}"
        dash = " – " if start.day else "–"
        return f"{first}{dash}{last}"
    if plain and not (start.month or end.month):
        return f"{_year_words(start)}–{_year_words(end)}"
    return f"{_qualified(start, short=short)} – {_qualified(end, short=short)}"


def _set(date: Date, *, short: bool) -> str:
    members = members_of(date.text)
    words = [_member(m, date.form, short=short, alone=len(members) == 1) for m in members]
    joiner = "or" if date.form is Form.ONE_OF else "and"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def _member(member: Part | Ends, form: Form, *, short: bool, alone: bool) -> str:
    if isinstance(member, Part):
        return _qualified(member, short=short)
    if member.start is None and member.end:
        return (
            f"before or in {_qualified(member.end, short=short)}"
            if not short
            else f"≤ {_qualified(member.end, short=True)}"
        )
    if member.end is None and member.start:
        return (
            f"in or after {_qualified(member.start, short=short)}"
            if not short
            else f"≥ {_qualified(member.start, short=True)}"
        )
    assert member.start  # noqa: S101 (a range without either end does not parse)
    assert member.end  # noqa: S101
    if form is Form.ONE_OF and alone and not short:
        return f"between {_qualified(member.start, short=False)} and {_qualified(member.end, short=False)}"
    return _between(member.start, member.end, short=short)
