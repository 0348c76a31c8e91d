"""EDTF: the published examples, what is refused and why, and what must hold of every date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import (
    OPEN_END,
    OPEN_START,
    Form,
    Precision,
    civil,
    day_number,
    iso,
    parse,
)
from timeline_cli.errors import DateError

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
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001 (a table)
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("1927-13", "neither a month"),
        ("1927-00", "does not exist"),
        ("1927-02-30", "does not exist"),
        ("1900-02-29", "does not exist"),
        ("1927-04-31", "does not exist"),
        ("1927-11-00", "does not exist"),
        ("1927-21-05", "day of a season"),
        ("1929/1924", "before it begins"),
        ("1927/1928/1929", "more than one slash"),
        ("/", "neither a beginning nor an end"),
        ("../..", "neither a beginning nor an end"),
        ("1927..1928", "without brackets"),
        ("[1927,1928", "no closing bracket"),
        ("[..]", "neither a beginning nor an end"),
        ("[1928..1927]", "before it begins"),
        ("27", "not a date"),
        ("1927-1", "not a date"),
        ("14 November 1927", "not a date"),
        ("1927-11-14 ?", "not a date"),
        ("-0000", "no year -0000"),
        ("Y99999999999", "not a date"),
        ("Y9999999999", "beyond"),
        ("\uff11\uff19\uff12\uff17", "not a date"),
        ("1" * 1_000_000, "1000000 characters"),
        ("[" + "1927," * 90 + "1]", "not a date"),
    ],
    ids=lambda v: str(v)[:24],
)
def test_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason.replace("(", r"\(")):
        parse(text)


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


@given(st.text(alphabet="0123456789X-/.~?%[]{},YT:Z ", max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert OPEN_START <= date.first <= date.last <= OPEN_END


@pytest.mark.parametrize(
    "text", ["1985-04-12", "1985-04", "1985", "1964/2008", "2004-06/2006-08", "201X", "2004-XX", "1985-04-XX"]
)
def test_bounds_agree_with_another_implementation(text: str) -> None:
    other: Any = edtf.parse_edtf(text)
    low, high = other.lower_strict(), other.upper_strict()
    assert iso(parse(text).first) == f"{low.tm_year:04}-{low.tm_mon:02}-{low.tm_mday:02}"
    assert iso(parse(text).last) == f"{high.tm_year:04}-{high.tm_mon:02}-{high.tm_mday:02}"
