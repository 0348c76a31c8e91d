"""Dates as people write them in tables and calendars, turned into EDTF. Pure."""

from __future__ import annotations

import re

from timeline_cli.dates import OPEN_END, OPEN_START, civil, iso, parse, quoted
from timeline_cli.errors import DateError
from timeline_cli.periods import read_period

_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "early": 37,
    "mid": 38,
    "late": 39,
}
_ABOUT = r"(?:~|≈|about|around|approx\.?|approximately|circa|ca?\.)\s*"
_PERHAPS = r"(?:perhaps|possibly|probably)\s+"


def edtf(text: str) -> str:
    """Return a date in EDTF; raises DateError where no date can be read.

    "~4004 BC" is "-4003~", "May 1936" is "1936-05", "1918-1921" is "1918/1921", "1930s" is "193X".
    """
    wanted = " ".join(text.split())
    if not wanted:
        raise DateError("the date is empty")
    if found := _as_it_is(wanted):
        return found
    for pattern, mark in ((_PERHAPS, "?"), (_ABOUT, "~")):
        if match := re.match(pattern, wanted, re.IGNORECASE):
            return _marked(edtf(wanted[match.end() :]), mark)
    if wanted.endswith("?"):
        return _marked(edtf(wanted[:-1]), "?")
    for reader in (_season, _unspecified, _between, _before_or_after, _range):
        if found := reader(wanted):
            return found
    return _of_days(wanted)


def edtf_span(start: str, end: str) -> str:
    """Return the date of something with a beginning and an end, one day where they are the same."""
    first, last = edtf(start), edtf(end)
    if first == last:
        return first
    if any(mark in side for side in (first, last) for mark in "/[{"):
        raise DateError(f"{quoted(start)} and {quoted(end)} are no beginning and end")
    return parse(f"{first}/{last}").text


def _as_it_is(text: str) -> str:
    """Return what is EDTF already, a time of day left out."""
    if match := re.match(r"(\d{4}-\d\d-\d\d)[T ]\d\d:", text, re.ASCII):
        text = match[1]
    if re.fullmatch(r"\d{8}", text, re.ASCII):  # 19271114
        return ""
    try:
        return parse(text).text
    except DateError:
        return ""


def _marked(date: str, mark: str) -> str:
    """Qualify a date; one that is no simple date is left as it is."""
    if any(char in date for char in "/[{~?%X"):
        return date if mark in date or "[" in date else parse(_each_end(date, mark)).text
    return parse(f"{date}{mark}").text


def _each_end(date: str, mark: str) -> str:
    both = {"~": "%", "?": "%"}
    if "/" in date:
        return "/".join(side + mark if side.strip(".") else side for side in date.split("/"))
    if date[-1] in both:
        return date[:-1] + both[date[-1]]
    return date + mark


def _between(text: str) -> str:
    match = re.fullmatch(r"(?:sometime )?between (.+) and (.+)", text, re.IGNORECASE)
    return parse(f"[{edtf(match[1])}..{edtf(match[2])}]").text if match else ""


def _before_or_after(text: str) -> str:
    if match := re.fullmatch(r"(?:before|until|by|≤) ?(.+)|(.+) or earlier", text, re.IGNORECASE):
        return parse(f"[..{edtf(match[1] or match[2])}]").text
    if match := re.fullmatch(r"(?:after|≥) ?(.+)|(.+) or later", text, re.IGNORECASE):
        return parse(f"[{edtf(match[1] or match[2])}..]").text
    if match := re.fullmatch(r"(?:since|from) (.+)", text, re.IGNORECASE):
        return parse(f"{edtf(match[1])}/..").text
    if match := re.fullmatch(r"(.+?),? or (.+)", text, re.IGNORECASE):
        return parse(f"[{','.join(edtf(part) for part in [*match[1].split(', '), match[2]])}]").text
    return ""


def _range(text: str) -> str:
    """Read two dates with a dash or "to" between; one that both ends share is read by `_of_days`."""
    parts = re.split(r"\s+(?:to|until|[-–—])\s+|\s*[–—]\s*", text, flags=re.IGNORECASE)
    if len(parts) != 2:
        return ""
    start, end = parts
    year = re.search(r"\d{3,4}(?: ?(?:bce?|ad|ce))?$", end, re.IGNORECASE)
    if year and not re.search(r"\d{3,4}", start):  # "2 to 19 December 1927", "May to June 1936"
        month = re.search(r"[^\W\d_]+", end)
        shared = (
            f" {month.group()} {year.group()}"
            if month and not re.search(r"[^\W\d_]", start)
            else f" {year.group()}"
        )
        start += shared
    return edtf_span(start, end)


def _season(text: str) -> str:
    match = re.fullmatch(
        rf"({'|'.join(_SEASONS)})[- ](?:of )?(\d{{4}})(?:[-–/]\d{{2,4}})?", text.lower(), re.ASCII
    )
    return f"{match[2]}-{_SEASONS[match[1]]}" if match else ""


def _unspecified(text: str) -> str:
    lower = text.lower()
    if match := re.fullmatch(r"(?:the )?(\d{2,3})0s", lower, re.ASCII):
        return f"{int(match[1]):03}X" if not match[1].endswith("0") else f"{int(match[1]) // 10:02}XX"
    if match := re.fullmatch(r"(?:the )?(\d\d?)(?:st|nd|rd|th) century( bce?)?", lower, re.ASCII):
        return f"{'-' if match[2] else ''}{int(match[1]) - 1:02}XX" if int(match[1]) else ""
    return ""


def _of_days(text: str) -> str:
    """Read what a person may type as a period, and write it in the largest units that fit both its ends."""
    period = read_period(text)
    first, last = period.first, period.last
    starts_year = first > OPEN_START and civil(first)[1:] == (1, 1)
    ends_year = last < OPEN_END and civil(last)[1:] == (12, 31)
    starts_month = first > OPEN_START and civil(first)[2] == 1
    ends_month = last < OPEN_END and civil(last + 1)[2] == 1
    parts = 3
    if (starts_year or first == OPEN_START) and (ends_year or last == OPEN_END):
        parts = 1
    elif (starts_month or first == OPEN_START) and (ends_month or last == OPEN_END):
        parts = 2
    start = _cut(first, parts) if first > OPEN_START else ".."
    end = _cut(last, parts) if last < OPEN_END else ".."
    return start if start == end else f"{start}/{end}"


def _cut(day: int, parts: int) -> str:
    """Return the year, the month or the day in which a day lies."""
    year, month, _ = civil(day)
    if parts == 3:
        return iso(day)
    return _year(year) if parts == 1 else f"{_year(year)}-{month:02}"


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
