"""The periods a person may type, and what is no period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import iso, parse
from timeline_cli.errors import DateError
from timeline_cli.periods import read_month_day, read_period, try_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1927", "1927-01-01", "1927-12-31"),
        ("1927-11", "1927-11-01", "1927-11-30"),
        ("1927-11-14", "1927-11-14", "1927-11-14"),
        ("14 nov 1927", "1927-11-14", "1927-11-14"),
        ("14th of November, 1927", "1927-11-14", "1927-11-14"),
        ("November 14, 1927", "1927-11-14", "1927-11-14"),
        ("nov 1927", "1927-11-01", "1927-11-30"),
        ("November 1927", "1927-11-01", "1927-11-30"),
        ("1927..1929", "1927-01-01", "1929-12-31"),
        ("nov 1927 .. 12 jan 1928", "1927-11-01", "1928-01-12"),
        ("..1929", "", "1929-12-31"),
        ("1934..", "1934-01-01", ""),
        ("1930s", "1930-01-01", "1939-12-31"),
        ("1900s", "1900-01-01", "1999-12-31"),
        ("1932-Q3", "1932-07-01", "1932-09-30"),
        ("Q3 1932", "1932-07-01", "1932-09-30"),
        ("spring 1930", "1930-03-01", "1930-05-31"),
        ("Autumn 1932", "1932-09-01", "1932-11-30"),
        ("winter 1932", "1932-12-01", "1933-02-28"),
        ("early 1932", "1932-01-01", "1932-04-30"),
        ("mid 1932", "1932-05-01", "1932-08-31"),
        ("late 1932", "1932-09-01", "1932-12-31"),
        ("12/11/1927", "1927-11-12", "1927-11-12"),
        ("11/14/1927", "1927-11-14", "1927-11-14"),
        ("14.11.1927", "1927-11-14", "1927-11-14"),
        ("44 BC", "-0043-01-01", "-0043-12-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("1927-12-02/1927-12-19", "1927-12-02", "1927-12-19"),
        ("Monday 14 November 1927", "1927-11-14", "1927-11-14"),
    ],
)
def test_read(text: str, first: str, last: str) -> None:
    period = read_period(text)
    assert (iso(period.first), iso(period.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "monday",
        "may day",
        "march",
        "14 nov",
        "yesterday",
        "30 feb 1927",
        "1927-02-30",
        "1927-13",
        "..",
        "1929..1927",
        "x" * 500,
    ],
)
def test_refused_and_what_would_be_accepted_is_named(text: str) -> None:
    with pytest.raises(DateError, match=r"write 1927|does not exist|before it begins|neither a month"):
        read_period(text)


def test_an_event_may_stand_for_an_end() -> None:
    dates = {"kirov": parse("1934-12-01"), "congress": parse("1934-01-26/1934-02-10")}
    period = read_period("congress..kirov", event=dates.get)
    assert (iso(period.first), iso(period.last)) == ("1934-01-26", "1934-12-01")
    assert iso(read_period("kirov", event=dates.get).first) == "1934-12-01"


def test_today_is_what_it_is_told() -> None:
    today = parse("1927-11-14").first
    assert iso(read_period("today", today=today).first) == "1927-11-14"
    assert iso(read_period("yesterday", today=today).first) == "1927-11-13"


@pytest.mark.parametrize(
    "text", ["trotsky", "march", "may day", "show trial", "five-year plan", "", "1st congress"]
)
def test_other_words_are_no_period(text: str) -> None:
    assert try_period(text) is None


@pytest.mark.parametrize(
    "text", ["1927", "nov 1927", "spring 1930", "1930s", "12/11/1927", "1927..", "[1927,1928]"]
)
def test_dates_are_a_period(text: str) -> None:
    assert try_period(text) is not None


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("11-12", 11, 12),
        ("12 nov", 11, 12),
        ("November 12", 11, 12),
        ("12/11", 11, 12),
        ("12.11.", 11, 12),
        ("2-29", 2, 29),
        ("1st of may".replace(" of", ""), 5, 1),
    ],
)
def test_day_of_year(text: str, month: int, day: int) -> None:
    assert read_month_day(text) == (month, day)


@pytest.mark.parametrize("text", ["", "13-01", "02-30", "nov", "0-0", "99 nov", "1927-11-14"])
def test_no_day_of_year(text: str) -> None:
    with pytest.raises(DateError, match="not a day of the year"):
        read_month_day(text)


@given(st.text(max_size=40) | st.text(alphabet="0123456789 ./-novmardecq~s", max_size=20))
def test_any_text_is_a_period_or_a_date_error(text: str) -> None:
    for read in (read_period, try_period, read_month_day):
        try:
            read(text)
        except DateError:
            continue
