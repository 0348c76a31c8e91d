"""EDTF: the published examples, what is refused and why, and what must hold of every date."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import (
    MAX_YEAR,
    OPEN_END,
    OPEN_START,
    Form,
    Precision,
    civil,
    day_number,
    days_in_month,
    iso,
    parse,
)
from timeline_cli.errors import DateError

ANY_TEXT = st.text(alphabet="0123456789X-/.~?%[]{},YT:Z ", max_size=30)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Draw a simple date: a year, decade or century, a month or season, a day, with unspecified digits."""
    year = draw(st.integers(0, 9999).map("{:04}".format) | st.sampled_from(["193X", "19XX", "1XXX", "-0043"]))
    months = [f"{number:02}" for number in range(1, 13)]
    rest = draw(st.sampled_from(["", "-XX", "-21", "-24", *(f"-{month}" for month in months)]))
    day = draw(st.sampled_from(["", "-XX", "-28", "-0X"])) if rest[1:] in months else ""
    return year + rest + day


# The examples of the Library of Congress specification, levels 0 and 1 and of level 2 what is supported.
LIBRARY_OF_CONGRESS = [
    ("1985-04-12", "1985-04-12", "1985-04-12", Precision.DAY),
    ("1985-04", "1985-04-01", "1985-04-30", Precision.MONTH),
    ("1985", "1985-01-01", "1985-12-31", Precision.YEAR),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", Precision.DAY),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", Precision.DAY),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", Precision.DAY),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", Precision.DAY),
    ("1964/2008", "1964-01-01", "2008-12-31", Precision.YEAR),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", Precision.MONTH),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", Precision.DAY),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", Precision.MONTH),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", Precision.YEAR),
    ("2005/2006-02", "2005-01-01", "2006-02-28", Precision.YEAR),
    ("Y170000002", "Y170000002-01-01", "Y170000002-12-31", Precision.YEAR),
    ("Y-170000002", "Y-170000002-01-01", "Y-170000002-12-31", Precision.YEAR),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", Precision.YEAR),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", Precision.YEAR),
    ("1984?/2004%", "1984-01-01", "2004-12-31", Precision.YEAR),
    ("2001-21", "2001-03-01", "2001-05-31", Precision.SEASON),
    ("2003-22", "2003-06-01", "2003-08-31", Precision.SEASON),
    ("2000-23", "2000-09-01", "2000-11-30", Precision.SEASON),
    ("2010-24", "2010-12-01", "2011-02-28", Precision.SEASON),
    ("1984?", "1984-01-01", "1984-12-31", Precision.YEAR),
    ("2004-06~", "2004-06-01", "2004-06-30", Precision.MONTH),
    ("2004-06-11%", "2004-06-11", "2004-06-11", Precision.DAY),
    ("201X", "2010-01-01", "2019-12-31", Precision.DECADE),
    ("20XX", "2000-01-01", "2099-12-31", Precision.CENTURY),
    ("2004-XX", "2004-01-01", "2004-12-31", Precision.YEAR),
    ("1985-04-XX", "1985-04-01", "1985-04-30", Precision.MONTH),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", Precision.YEAR),
    ("1985-04-12/..", "1985-04-12", "", Precision.DAY),
    ("1985-04/..", "1985-04-01", "", Precision.MONTH),
    ("1985/..", "1985-01-01", "", Precision.YEAR),
    ("../1985-04-12", "", "1985-04-12", Precision.DAY),
    ("../1985-04", "", "1985-04-30", Precision.MONTH),
    ("../1985", "", "1985-12-31", Precision.YEAR),
    ("1985-04-12/", "1985-04-12", "", Precision.DAY),
    ("1985-04/", "1985-04-01", "", Precision.MONTH),
    ("1985/", "1985-01-01", "", Precision.YEAR),
    ("/1985-04-12", "", "1985-04-12", Precision.DAY),
    ("/1985-04", "", "1985-04-30", Precision.MONTH),
    ("/1985", "", "1985-12-31", Precision.YEAR),
    ("-1985", "-1985-01-01", "-1985-12-31", Precision.YEAR),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", Precision.YEAR),
    ("[..1760-12-03]", "", "1760-12-03", Precision.DAY),
    ("[1760-12..]", "1760-12-01", "", Precision.MONTH),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "", Precision.MONTH),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", Precision.YEAR),
    ("[..1984]", "", "1984-12-31", Precision.YEAR),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", Precision.YEAR),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", Precision.YEAR),
    ("{..1984}", "", "1984-12-31", Precision.YEAR),
    ("156X-12-25", "1560-12-25", "1569-12-25", Precision.DECADE),
    ("15XX-12-25", "1500-12-25", "1599-12-25", Precision.CENTURY),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31", Precision.MILLENNIUM),
    ("1XXX-XX", "1000-01-01", "1999-12-31", Precision.MILLENNIUM),
    ("1XXX-12", "1000-12-01", "1999-12-31", Precision.MILLENNIUM),
    ("1984-1X", "1984-10-01", "1984-12-31", Precision.YEAR),
    ("2004-06-11?", "2004-06-11", "2004-06-11", Precision.DAY),
    ("2004-06~-11", "2004-06-11", "2004-06-11", Precision.DAY),
    ("2004?-06-11", "2004-06-11", "2004-06-11", Precision.DAY),
    ("?2004-06-~11", "2004-06-11", "2004-06-11", Precision.DAY),
    ("2004-%06-11", "2004-06-11", "2004-06-11", Precision.DAY),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", Precision.DAY),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", Precision.MONTH),
    ("2001-34", "2001-04-01", "2001-06-30", Precision.SEASON),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), LIBRARY_OF_CONGRESS, ids=str)
def test_published_example(text: str, first: str, last: str, precision: Precision) -> None:
    date = parse(text)
    assert (date.text, iso(date.first), iso(date.last), date.precision) == (text, first, last, precision)


BEYOND_THE_EXAMPLES = [
    ("1927-11/1927", "1927-11-01", "1927-12-31", "the end is some time in 1927, the beginning is not"),
    ("1927/1927-03", "1927-01-01", "1927-03-31", "likewise at the other end"),
    ("[1927..1927-03]", "1927-01-01", "1927-03-31", "and in a set"),
    ("1927-11-14/1927-11-14", "1927-11-14", "1927-11-14", "an interval of one day"),
    ("[1930, 1927]", "1927-01-01", "1930-12-31", "a set has no order, and may have spaces"),
    ("  1927-11-14\n", "1927-11-14", "1927-11-14", "space around it"),
    ("1985-04-12T24:00:00", "1985-04-12", "1985-04-12", "midnight at the end of a day"),
    ("1904-02-29", "1904-02-29", "1904-02-29", "a leap year"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "a century that is a leap year"),
    ("190X-02-29", "1904-02-29", "1908-02-29", "only the years that have the day"),
    ("1X32-02-29", "1032-02-29", "1932-02-29", "only the years that fit the digits"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29", "any year"),
    ("1985-XX-12", "1985-01-12", "1985-12-12", "a day of an unknown month"),
    ("1985-XX-31", "1985-01-31", "1985-12-31", "only the months that have it"),
    ("1985-02-2X", "1985-02-20", "1985-02-28", "only the days that the month has"),
    ("193X-21", "1930-03-01", "1939-05-31", "a spring of the decade"),
    ("0000", "0000-01-01", "0000-12-31", "1 BC"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "44 BC"),
    ("-0004-02-29", "-0004-02-29", "-0004-02-29", "leap years go on before year 0"),
    ("-004X", "-0049-01-01", "-0040-12-31", "digits before Christ count backwards"),
    ("-000X", "-0009-01-01", "-0001-12-31", "there is no -0000"),
    ("-15XX", "-1599-01-01", "-1500-12-31", "a century before Christ"),
    ("Y12000-06-15", "Y12000-06-15", "Y12000-06-15", "a day of a year of five digits"),
    ("Y1000000000", "Y1000000000-01-01", "Y1000000000-12-31", "the last year that is counted"),
    ("Y-1000000000", "Y-1000000000-01-01", "Y-1000000000-12-31", "and the first"),
    ("2001-24", "2001-12-01", "2002-02-28", "winter is named by the year in which it begins"),
    ("2003-24", "2003-12-01", "2004-02-29", "and may end on a leap day"),
    ("2001-26", "2001-06-01", "2001-08-31", "a northern summer"),
    ("2001-29", "2001-09-01", "2001-11-30", "a southern spring"),
    ("2001-30", "2001-12-01", "2002-02-28", "a southern summer"),
    ("2001-32", "2001-06-01", "2001-08-31", "a southern winter"),
    ("2001-33", "2001-01-01", "2001-03-31", "first quarter"),
    ("2001-36", "2001-10-01", "2001-12-31", "last quarter"),
    ("2001-38", "2001-05-01", "2001-08-31", "second third"),
    ("2001-40", "2001-01-01", "2001-06-30", "first half"),
    ("2001-41", "2001-07-01", "2001-12-31", "second half"),
]


@pytest.mark.parametrize(("text", "first", "last", "reason"), BEYOND_THE_EXAMPLES, ids=str)
def test_first_and_last_possible_day(text: str, first: str, last: str, reason: str) -> None:
    date = parse(text)
    assert (iso(date.first), iso(date.last)) == (first, last), reason


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1927", Form.POINT),
        ("1927/1928", Form.SPAN),
        ("[1927,1928]", Form.ONE_OF),
        ("[1927..1928]", Form.ONE_OF),
        ("{1927,1928}", Form.ALL_OF),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert parse(text).form is form
    assert parse(text).lasts is (form is Form.SPAN)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1927", False, False),
        ("1927~", True, False),
        ("1927?", False, True),
        ("1927%", True, True),
        ("1927~/1928", True, False),
        ("[1927,1928?]", False, True),
        ("?2004-06-~11", True, True),
        ("2004-06~-11", True, False),
        ("2004-06-~01/2004-06-~20", True, False),
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001 (a table)
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" ", "empty"),
        ("[]", "empty"),
        ("[1927,]", "empty"),
        ("1927-13", "neither a month"),
        ("1927-13-01", "13 is neither a month"),
        ("1927-20", "neither a month"),
        ("1927-42", "nor a season"),
        ("1927-00", "months are 01 to 12"),
        ("1927-00-XX", "does not exist"),
        ("1927-02-30", "does not exist; that month has 28 days"),
        ("1900-02-29", "does not exist; that month has 28 days"),
        ("1928-02-30", "does not exist; that month has 29 days"),
        ("1927-04-31", "does not exist; that month has 30 days"),
        ("1927-11-00", "does not exist"),
        ("1927-11-32", "does not exist"),
        ("192X-02-30", "does not exist; no day"),
        ("XX01-02-29", "does not exist; no day"),
        ("1927-02-3X", "does not exist; no day"),
        ("1984-2X", "does not exist; no day"),
        ("1927-21-05", "day of a season"),
        ("1929/1924", "before it begins"),
        ("1927-11-14/1927-11-13", "before it begins"),
        ("1927/1928/1929", "more than one slash"),
        ("/", "neither a beginning nor an end"),
        ("../..", "neither a beginning nor an end"),
        ("/..", "neither a beginning nor an end"),
        ("[..]", "neither a beginning nor an end"),
        ("1927..1928", "without brackets"),
        ("1927..", "without brackets"),
        ("[1927,1928", "no closing bracket"),
        ("[1927}", "no closing bracket"),
        ("[", "no closing bracket"),
        ("[[1927]]", "not a date"),
        ("[1927/1928]", "not a date"),
        ("[1928..1927]", "before it begins"),
        ("[1927..1928..1929]", "not a date"),
        ("27", "not a date"),
        ("192", "not a date"),
        ("19271", "not a date"),
        ("19271114", "not a date"),
        ("1927-1", "not a date"),
        ("1927-11-1", "not a date"),
        ("+1927", "not a date"),
        ("1927/11/14", "more than one slash"),
        ("1927-W46", "not a date"),
        ("1927-318", "not a date"),
        ("14 November 1927", "not a date"),
        ("1927-11-14 ?", "not a date"),
        ("1927?~", "not a date"),
        ("193x", "not a date"),
        ("unknown", "not a date"),
        ("1985T23:20:30", "not a date"),
        ("1985-04-12T25:20:30", "not a date"),
        ("1985-04-12T23:60:30", "not a date"),
        ("1985-04-12T23:20", "not a date"),
        ("1985-04-XXT23:20:30", "not a date"),
        ("-0000", "no year -0000"),
        ("-0000-01-01", "no year -0000"),
        ("Y1927", "not a date"),
        ("Y99999999999", "not a date"),
        ("Y9999999999", "beyond 1,000,000,000"),
        ("Y-1000000001", "beyond 1,000,000,000"),
        ("Y-17E7", "not a date"),  # exponents and significant digits are of level 2, and not read
        ("1950S2", "not a date"),
        ("Y3388E2S3", "not a date"),
        ("\uff11\uff19\uff12\uff17", "not a date"),  # full-width digits
        ("\u0661\u0669\u0662\u0667-11", "not a date"),  # Arabic digits
        ("1927-11-\u0967\u096a", "not a date"),  # a Devanagari day
        ("1927\u201311", "not a date"),  # an en dash
        ("1927\x0011", "not a date"),
        ("[" + "1927," * 90 + "1]", "not a date"),
    ],
    ids=lambda v: repr(v)[:24],
)
def test_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=re.escape(reason)):
        parse(text)


HUGE = {
    "digits": "1" * 1_000_000,
    "digits after Y": "Y" + "1" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "a set": "[" + ",".join(["1927"] * 200_000) + "]",
    "a set of a thousand": "{" + ",".join(["1927"] * 1000) + "}",
    "an interval": "1927/" * 200_000,
    "marks": "1927" + "?" * 1_000_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_what_is_huge_is_refused_at_once(text: str) -> None:
    before = time.perf_counter()
    with pytest.raises(DateError, match=rf"^a date of {len(text)} characters; write 1927"):
        parse(text)
    assert time.perf_counter() - before < 0.5


def test_a_message_says_what_would_be_accepted() -> None:
    with pytest.raises(DateError) as caught:
        parse("Nov 1927")
    assert str(caught.value) == (
        "`Nov 1927` is not a date; write 1927, 1927-11, 1927-11-14, 1932~ (about), 1934-12? (perhaps), "
        "1927-12-02/1927-12-19 (lasted) or [1932-11..1933-03]"
    )


def test_a_message_quotes_neither_control_characters_nor_a_whole_page() -> None:
    with pytest.raises(DateError, match=re.escape("`1927\ufffd[31m` is not a date")):
        parse("1927\x1b[31m")
    with pytest.raises(DateError, match=r"^`x{60}…` is not a date"):
        parse("x" * 400)


def test_order_is_earliest_day_then_day_before_month_before_year() -> None:
    texts = ["1927", "1927-01", "1927-01-01", "1926-12-31", "1927-01-02", "../1930"]
    assert sorted(texts, key=lambda text: parse(text).key) == [
        "../1930",
        "1926-12-31",
        "1927-01-01",
        "1927-01",
        "1927",
        "1927-01-02",
    ]


@given(st.dates())
def test_days_are_counted_like_the_standard_library(day: dt.date) -> None:
    number = day.toordinal()
    assert day_number(day.year, day.month, day.day) == number
    assert civil(number) == (day.year, day.month, day.day)
    assert iso(number) == day.isoformat()
    assert parse(day.isoformat()).first == parse(day.isoformat()).last == number


@given(st.integers(-(10**9), 10**9))
def test_civil_is_the_inverse_of_day_number(day: int) -> None:
    assert day_number(*civil(day)) == day


@given(st.integers(-MAX_YEAR, MAX_YEAR), st.integers(1, 12), st.integers(1, 28))
def test_what_iso_writes_is_read_back(year: int, month: int, day: int) -> None:
    number = day_number(year, month, day)
    assert civil(number) == (year, month, day)
    assert parse(iso(number)).first == parse(iso(number)).last == number


def test_an_open_end_has_no_day() -> None:
    assert iso(OPEN_START) == iso(OPEN_END) == ""


def test_no_day_that_can_be_given_reaches_an_open_end() -> None:
    assert OPEN_START < day_number(-MAX_YEAR) < day_number(MAX_YEAR, 12, 31) < OPEN_END


@given(st.integers(-5000, 5000), st.integers(1, 12))
def test_months_follow_one_another(year: int, month: int) -> None:
    year_after, month_after = (year, month + 1) if month < 12 else (year + 1, 1)
    assert day_number(year_after, month_after) - day_number(year, month) == days_in_month(year, month)


@given(edtf_texts(), edtf_texts())
def test_sets_and_intervals_reach_from_the_first_to_the_last_of_their_parts(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    both = parse(f"[{one},{other}]")
    assert (both.first, both.last) == (min(a.first, b.first), max(a.last, b.last))
    if a.first <= b.last:
        span = parse(f"{one}/{other}")
        assert (span.first, span.last) == (a.first, b.last)
        assert span.precision == both.precision == max(a.precision, b.precision)


@given(edtf_texts())
def test_a_qualifier_changes_no_day(text: str) -> None:
    plain = parse(text)
    for mark in "?~%":
        date = parse(text + mark)
        assert (date.first, date.last, date.precision) == (plain.first, plain.last, plain.precision)


@given(st.lists(edtf_texts()))
def test_sorting_by_key_puts_earlier_days_first(texts: list[str]) -> None:
    dates = sorted(map(parse, texts), key=lambda date: date.key)
    assert [date.first for date in dates] == sorted(date.first for date in dates)
    for one, other in pairwise(dates):
        assert one.first < other.first or one.precision <= other.precision


@given(st.text(max_size=60) | ANY_TEXT)
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert OPEN_START <= date.first <= date.last <= OPEN_END


NOT_COMPARED = {
    "2010-24": "winter ends in December there",
    "1984-1X": "not read there",
    "XXXX-12-XX": "year 0 is written otherwise",
}
COMPARED = [
    row[:3]
    for row in LIBRARY_OF_CONGRESS
    if row[0] not in NOT_COMPARED and all(row[1:3]) and "Y" not in row[0]
]


@pytest.mark.parametrize(("text", "first", "last"), COMPARED, ids=str)
def test_bounds_agree_with_another_implementation(text: str, first: str, last: str) -> None:
    other: Any = edtf.parse_edtf(text)
    low, high = other.lower_strict(), other.upper_strict()
    assert [f"{end.tm_year:04}-{end.tm_mon:02}-{end.tm_mday:02}" for end in (low, high)] == [first, last]


def test_importing_costs_no_clock_no_locale_and_no_other_library() -> None:
    modules = ("dateutil", "datetime", "locale", "calendar", "dataclasses", "yaml", "rich", "typer")
    code = f"import sys, timeline_cli.wording, timeline_cli.periods; print([m for m in {modules} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
