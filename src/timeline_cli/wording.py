"""Dates, ages and distances in time, the way a person would say them. Never says a part that was not given."""

from __future__ import annotations

from timeline_cli.dates import OPEN_END, Date, Ends, Form, Part, civil, ends_of, members_of, read_part

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
_SEASONS = ("spring", "summer", "autumn", "winter")
_DIVISIONS = dict(
    zip(
        range(21, 42),
        (
            *_SEASONS * 3,  # of no hemisphere, of the north, of the south
            *("first quarter of", "second quarter of", "third quarter of", "fourth quarter of"),
            *("early", "middle of", "late", "first half of", "second half of"),
        ),
        strict=True,
    )
)
_SHORT_DIVISIONS = {33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 38: "mid", 40: "H1", 41: "H2"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

LONGEST_DOUBT = 366 * 12
"""Days of doubt about a birth beyond which an age says nothing."""


def say(date: Date) -> str:
    """Return the date in words: "about June 1932", "between November 1932 and March 1933"."""
    return _say(date, short=False)


def say_short(date: Date) -> str:
    """Return the date for a narrow column: "14 Nov 1927", "~Jun 1932", "20th c."."""
    return _say(date, short=True)


def say_edges(first: Date, last: Date, *, short: bool = False) -> tuple[str, str]:
    """Return where the first of two dates begins and the last one ends, for the stretch between them."""
    start = ends_of(first.text).start if first.lasts else None
    end = ends_of(last.text).end if last.lasts else None
    return (
        _qualified(start, short=short) if start else _say(first, short=short),
        _qualified(end, short=short) if end else _say(last, short=short),
    )


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
    if not born.first <= at < OPEN_END or born.last - born.first > LONGEST_DOUBT:
        return None
    oldest, youngest = _years_between(born.first, at), max(_years_between(born.last, at), 0)
    if youngest == oldest:
        return str(oldest)
    return f"{youngest} or {oldest}" if oldest - youngest == 1 else f"{youngest}–{oldest}"


def elapsed(earlier: int, later: int) -> str:
    """Return the distance between two days, rounded as a person would: days, weeks, months, years."""
    days = abs(later - earlier)
    if days == 0:
        return "same day"
    if days < 21:
        return _plural(days, "day")
    if days < 60:
        return _plural(round(days / 7), "week")
    if (months := round(days / 30.44)) < 24:
        return _plural(months, "month")
    return _plural(round(days / 365.25), "year")


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _years_between(born: int, at: int) -> int:
    (y1, m1, d1), (y2, m2, d2) = civil(born), civil(at)
    return y2 - y1 - ((m2, d2) < (m1, d1))


def _say(date: Date, *, short: bool) -> str:
    if date.form is Form.SPAN:
        return _span(ends_of(date.text), short=short)
    if date.form is Form.POINT:
        return _qualified(read_part(date.text), short=short)
    return _set(date, short=short)


def _qualified(part: Part, *, short: bool) -> str:
    words = _part(part, short=short)
    if short:
        return ("~" if part.approximate else "") + words + ("?" if part.uncertain else "")
    if part.approximate and part.uncertain:
        return f"perhaps about {words}"
    return f"about {words}" if part.approximate else f"perhaps {words}" if part.uncertain else words


def _part(part: Part, *, short: bool) -> str:
    year, month, day = _year_words(part.year, short=short), part.month, part.day
    if not month:
        return year
    if not month.isdigit():
        named = day.isdigit() and not short
        return (
            f"the {ordinal(int(day))} of a month {_in(year)}"
            if named
            else _some("time", _in(year), short=short)
        )
    if int(month) > 12:
        return _joined(_division(int(month), short=short), _season_year(part, year), part)
    name = _joined(MONTHS[int(month) - 1][: 3 if short else None], year, part)
    if not day:
        return name
    return f"{int(day)} {name}" if day.isdigit() else _some("day", f"in {name}", short=short)


def _joined(first: str, year: str, part: Part) -> str:
    """Join what stands before a year to it; a year that is not one number stands apart: "December, 1560s"."""
    return f"{first}, {year}" if "X" in part.year else f"{first} {year}"


def _some(what: str, where: str, *, short: bool) -> str:
    return where.removeprefix("in ").removeprefix("the ") if short else f"some {what} {where}"


def _in(year: str) -> str:
    return f"in the {year}" if year.endswith(("0s", "century", "millennium", "c.")) else f"in {year}"


def _division(code: int, *, short: bool) -> str:
    return _SHORT_DIVISIONS.get(code, _DIVISIONS[code]) if short else _DIVISIONS[code]


def _season_year(part: Part, year: str) -> str:
    """Return both years of a season that runs into the next: "1932–33"."""
    first, last = civil(part.first)[0], civil(part.last)[0]
    if last - first != 1 or first < 100 or "X" in part.year:
        return year
    return f"{first}–{last % 100:02}" if last % 100 else f"{first}–{last}"


def _year_words(year: str, *, short: bool) -> str:
    if "X" not in year:
        return _year(int(year.removeprefix("Y")))
    digits, era = year.removeprefix("-"), " BC" if year[0] == "-" else ""
    known = digits.rstrip("X")
    if "X" in known:
        return f"a year like {year}"
    if len(known) == 3:
        return _decade(int(known) * 10, before_christ=bool(era))
    if len(known) == 2:
        return f"{ordinal(int(known) + 1)} {'c.' if short else 'century'}{era}"
    return f"{ordinal(int(known) + 1)} millennium{era}" if known else "year unknown"


def _decade(year: int, *, before_christ: bool) -> str:
    """Say "1930s", but "1900–1909", which could be taken for the century, and exact years before Christ."""
    if before_christ:
        return f"{year + 10}–{max(year + 1, 2)} BC"
    if year >= 100 and year % 100:
        return f"{year}s"
    return f"{year}–{year + 9}" if year >= 100 else f"{_year(year)} – {_year(year + 9)}"


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 100 else f"AD {year}"


def _span(ends: Ends, *, short: bool) -> str:
    if ends.start and ends.end:
        return _between(ends.start, ends.end, short=short)
    if ends.start:
        since = _qualified(ends.start, short=short)
        return f"since {since}" if ends.end_open else f"from {since}" + ("" if short else ", end unknown")
    until = f"until {_qualified(ends.end, short=short)}" if ends.end else ""
    return until if ends.start_open or short else f"{until}, beginning unknown"


def _between(start: Part, end: Part, *, short: bool) -> str:
    """Say what both sides share only once: "2–19 December 1927", "March–May 1930"."""
    first, last = _qualified(start, short=short), _qualified(end, short=short)
    if first == last:
        return first
    if any((start.approximate, start.uncertain, end.approximate, end.uncertain)):
        return f"{first} – {last}"
    if (start.year, start.month) == (end.year, end.month) and start.day.isdigit() and end.day.isdigit():
        return f"{int(start.day)}–{last}"
    if start.year == end.year and _is_month(start) and _is_month(end) and "X" not in start.year:
        first = first.removesuffix(f" {_year_words(start.year, short=short)}")
        return f"{first} – {last}" if start.day or end.day else f"{first}–{last}"
    if start.month or end.month or " " in first + last:
        return f"{first} – {last}"
    return f"{first}–{last}"


def _is_month(part: Part) -> bool:
    return part.month.isdigit() and int(part.month) <= 12


def _set(date: Date, *, short: bool) -> str:
    members = members_of(date.text)
    joiner = "or" if date.form is Form.ONE_OF else "and"
    if len(members) == 1 and date.form is Form.ONE_OF and not short:
        return _once(members[0])
    words = [_member(member, joiner, short=short) for member in members]
    if len(words) == 1:
        return words[0]
    return (
        f"{words[0]} {joiner} …"
        if short and len(words) > 2
        else f"{', '.join(words[:-1])} {joiner} {words[-1]}"
    )


def _once(member: Part | Ends) -> str:
    if isinstance(member, Ends) and member.start and member.end:
        return f"between {_qualified(member.start, short=False)} and {_qualified(member.end, short=False)}"
    return _member(member, "or", short=False)


def _member(member: Part | Ends, joiner: str, *, short: bool) -> str:
    if isinstance(member, Part):
        return _qualified(member, short=short)
    if member.start and member.end:
        return _between(member.start, member.end, short=short)
    known, word, sign = (member.start, "later", "≥") if member.start else (member.end, "earlier", "≤")
    words = _qualified(known, short=short) if known else ""
    return f"{sign} {words}" if short else f"{words} {joiner} {word}"
