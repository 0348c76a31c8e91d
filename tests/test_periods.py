"""The periods a person may type, and what is no period."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import day_number, iso, parse
from timeline_cli.errors import DateError
from timeline_cli.periods import read_month_day, read_period, try_period
from timeline_cli.wording import MONTHS, say

PERIODS = [
    ("1927", "1927-01-01", "1927-12-31"),
    ("1927-11", "1927-11-01", "1927-11-30"),
    ("1927-11-14", "1927-11-14", "1927-11-14"),
    ("  1927 ", "1927-01-01", "1927-12-31"),
    # days and months in words
    ("14 nov 1927", "1927-11-14", "1927-11-14"),
    ("14 NOV. 1927", "1927-11-14", "1927-11-14"),
    ("14th of November, 1927", "1927-11-14", "1927-11-14"),
    ("November 14, 1927", "1927-11-14", "1927-11-14"),
    ("1927 november 14", "1927-11-14", "1927-11-14"),
    ("14   nov\t1927", "1927-11-14", "1927-11-14"),
    ("nov 1927", "1927-11-01", "1927-11-30"),
    ("November 1927", "1927-11-01", "1927-11-30"),
    ("November, 1927", "1927-11-01", "1927-11-30"),
    ("sept 1927", "1927-09-01", "1927-09-30"),
    ("1927 may", "1927-05-01", "1927-05-31"),
    ("2-19 december 1927", "1927-12-02", "1927-12-19"),
    ("2–19 December 1927", "1927-12-02", "1927-12-19"),
    ("Monday 14 November 1927", "1927-11-14", "1927-11-14"),
    ("Mon, 14 Nov 1927", "1927-11-14", "1927-11-14"),
    ("25 dec 800", "0800-12-25", "0800-12-25"),
    # in numbers: the day first, unless the year is or only the other order can be
    ("12/11/1927", "1927-11-12", "1927-11-12"),
    ("11/14/1927", "1927-11-14", "1927-11-14"),
    ("14.11.1927", "1927-11-14", "1927-11-14"),
    ("14-11-1927", "1927-11-14", "1927-11-14"),
    ("1927/11/12", "1927-11-12", "1927-11-12"),
    ("1927-1-5", "1927-01-05", "1927-01-05"),
    ("1927.1.5", "1927-01-05", "1927-01-05"),
    ("19271105", "1927-11-05", "1927-11-05"),
    ("11/1927", "1927-11-01", "1927-11-30"),
    ("1927/11", "1927-11-01", "1927-11-30"),
    # ranges
    ("1927..1929", "1927-01-01", "1929-12-31"),
    ("1927...1929", "1927-01-01", "1929-12-31"),
    ("1927…1929", "1927-01-01", "1929-12-31"),
    ("nov 1927 .. 12 jan 1928", "1927-11-01", "1928-01-12"),
    ("12/11/1927..14/11/1927", "1927-11-12", "1927-11-14"),
    ("late 1932..spring 1933", "1932-09-01", "1933-05-31"),
    ("1932-Q3..1930s", "1932-07-01", "1939-12-31"),
    ("..1929", "", "1929-12-31"),
    ("1934..", "1934-01-01", ""),
    ("1924-1926", "1924-01-01", "1926-12-31"),
    ("1924–1926", "1924-01-01", "1926-12-31"),
    # decades, centuries, quarters, seasons, parts
    ("1930s", "1930-01-01", "1939-12-31"),
    ("the 1930s", "1930-01-01", "1939-12-31"),
    ("1900s", "1900-01-01", "1999-12-31"),
    ("19th century", "1800-01-01", "1899-12-31"),
    ("5th century BC", "-0499-01-01", "-0400-12-31"),
    ("1932-Q3", "1932-07-01", "1932-09-30"),
    ("1932q4", "1932-10-01", "1932-12-31"),
    ("Q3 1932", "1932-07-01", "1932-09-30"),
    ("spring 1930", "1930-03-01", "1930-05-31"),
    ("summer of 1930", "1930-06-01", "1930-08-31"),
    ("Autumn 1932", "1932-09-01", "1932-11-30"),
    ("fall 1932", "1932-09-01", "1932-11-30"),
    ("winter 1932", "1932-12-01", "1933-02-28"),
    ("winter 1932–33", "1932-12-01", "1933-02-28"),
    ("winter 1932/33", "1932-12-01", "1933-02-28"),
    ("early 1932", "1932-01-01", "1932-04-30"),
    ("mid 1932", "1932-05-01", "1932-08-31"),
    ("mid-1932", "1932-05-01", "1932-08-31"),
    ("late 1932", "1932-09-01", "1932-12-31"),
    ("early 1930s", "1930-01-01", "1933-12-31"),
    ("mid-1930s", "1934-01-01", "1936-12-31"),
    ("late 1930s", "1937-01-01", "1939-12-31"),
    ("about 1932", "1932-01-01", "1932-12-31"),
    ("c. 1932", "1932-01-01", "1932-12-31"),
    # before Christ, and when it matters after
    ("44 BC", "-0043-01-01", "-0043-12-31"),
    ("44 b.c.", "-0043-01-01", "-0043-12-31"),
    ("15 March 44 BCE", "-0043-03-15", "-0043-03-15"),
    ("AD 44", "0044-01-01", "0044-12-31"),
    ("100 BC..44 BC", "-0099-01-01", "-0043-12-31"),
    # EDTF
    ("193X", "1930-01-01", "1939-12-31"),
    ("1932~", "1932-01-01", "1932-12-31"),
    ("1932-11-XX", "1932-11-01", "1932-11-30"),
    ("1927-12-02/1927-12-19", "1927-12-02", "1927-12-19"),
    ("[1932-11..1933-03]", "1932-11-01", "1933-03-31"),
    ("{1924,1926}", "1924-01-01", "1926-12-31"),
    ("../1924", "", "1924-12-31"),
    ("1924/..", "1924-01-01", ""),
    ("-0043", "-0043-01-01", "-0043-12-31"),
    ("1932-21", "1932-03-01", "1932-05-31"),
    ("1950-33", "1950-01-01", "1950-03-31"),  # a quarter: it cannot be the years 1950 to 1933
    ("Y12000", "Y12000-01-01", "Y12000-12-31"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    # what dateutil reads
    ("14-nov-1927", "1927-11-14", "1927-11-14"),
    ("14nov1927", "1927-11-14", "1927-11-14"),
    ("nov-1927", "1927-11-01", "1927-11-30"),
    ("14 nov 1927 10:30", "1927-11-14", "1927-11-14"),
    ("Mon, 14 Nov 1927 10:30:00 XYZ", "1927-11-14", "1927-11-14"),
    ("monday november 1927", "1927-11-01", "1927-11-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS, ids=repr)
def test_read(text: str, first: str, last: str) -> None:
    period = read_period(text)
    assert (iso(period.first), iso(period.last), period.text) == (first, last, text.strip())


REFUSED = [
    ("", "an empty date; write 1927"),
    ("   ", "an empty date; write 1927"),
    ("x" * 500, "a very long date; write 1927"),
    ("1" * 1_000_000, "a very long date; write 1927"),
    ("monday", "is not a date; write 1927"),
    ("may day", "is not a date; write 1927"),
    ("march", "has no year written out; write 1927"),
    ("14 nov", "has no year written out; write 1927"),
    ("14 nov 27", "has no year written out"),  # 1927 or 2027
    ("nov '27", "has no year written out"),
    ("14/11/27", "is not a date; write 1927"),
    ("192711", "is not a date; write 1927"),
    ("27", "is not a date; write 1927"),
    ("100", "is not a date; write 1927"),
    ("12000", "is not a date; write 1927"),
    ("10:30", "is not a date; write 1927"),
    ("1 1 1", "is not a date; write 1927"),
    ("1927 revolution", "is not a date; write 1927"),
    ("monday 1927", "is not a date; write 1927"),
    ("yesterday", "is not a date; write 1927"),
    ("trotsky..1929", "`trotsky` is not a date; write 1927"),
    ("1927..1929..1930", "has more than one `..`"),
    ("..", "neither a beginning nor an end"),
    ("1929..1927", "ends before it begins"),
    ("1929-1927", "ends before it begins"),
    ("19-2 december 1927", "ends before it begins"),
    ("1929/1927", "ends before it begins"),
    ("30 feb 1927", "that month has 28 days"),
    ("31/11/1927", "that month has 30 days"),
    ("0/11/1927", "that month has 30 days"),
    ("13/13/1927", "there are 12 months"),
    ("19271301", "there are 12 months"),
    ("1927-02-30", "that month has 28 days"),
    ("1927-13", "neither a month"),
    ("1927-13-5", "there are 12 months"),
    ("1927-28", "could be two years or a part of one; write 1927..1928"),
    ("1932-33", "could be two years or a part of one; write 1932..1933"),
    ("1927-42", "could be two years or a part of one; write 1927..1942"),
    ("1932-Q5", "is not a date"),
    ("spring 1930-99", "is not a date"),
    ("0th century", "is not a date"),
    ("0 BC", "1 BC comes before AD 1"),
    ("Tuesday 14 November 1927", "that day was a Monday"),
    ("193X-13", "neither a month"),
    ("[1927,1928", "no closing bracket"),
    ("Y9999999999", "beyond 1,000,000,000"),
    ("\uff11\uff19\uff12\uff17", "is not a date"),  # full-width digits
    ("\uff11\uff14 nov \uff11\uff19\uff12\uff17", "is not a date"),
    ("14 nov \u0661\u0669\u0662\u0667", "is not a date"),  # Arabic digits
    ("1927\x1b[31m", "`1927\ufffd[31m` is not a date"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=lambda v: repr(v)[:30])
def test_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=re.escape(reason)):
        read_period(text)


def test_an_event_may_stand_for_an_end() -> None:
    dates = {"kirov": parse("1934-12-01"), "congress": parse("1934-01-26/1934-02-10")}
    period = read_period("congress..kirov", event=dates.get)
    assert (iso(period.first), iso(period.last)) == ("1934-01-26", "1934-12-01")
    assert iso(read_period("kirov", event=dates.get).first) == "1934-12-01"
    assert iso(read_period("1930 .. kirov", event=dates.get).last) == "1934-12-01"
    with pytest.raises(DateError, match="`plenum` is not a date"):
        read_period("plenum..kirov", event=dates.get)


def test_what_is_a_date_is_not_looked_up_among_the_events() -> None:
    def no_event(name: str) -> None:
        pytest.fail(f"looked for an event {name}")

    for text in ("1927", "14 nov 1927", "1927..1929", "..1929", "spring 1930"):
        read_period(text, event=no_event)


def test_today_is_what_it_is_told() -> None:
    today = day_number(1928, 1, 1)
    assert iso(read_period("today", today=today).first) == "1928-01-01"
    assert iso(read_period("Yesterday", today=today).last) == "1927-12-31"
    assert iso(read_period("1927-11 .. today", today=today).last) == "1928-01-01"
    assert try_period("today", today=today) == read_period("today", today=today)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "trotsky",
            "march",
            "may",
            "may day",
            "1 may",
            "may 5",
            "monday",
            "spring",
            "early",
            "century",
            "today",
        ),
        *("show trial", "five-year plan", "1st congress", "first five-year plan", "the", "of"),
        *(
            "1917 revolution",
            "1917-revolution",
            "revolution of 1917",
            "1930s famine",
            "1905 and 1917",
            "may day 1937",
        ),
        *("article 58", "58-10", "order 00447", "681,692", "10,000", "20000", "100", "12", "10:30"),
        *(
            "wait...",
            "trotsky..1929",
            "1929..trotsky",
            "x" * 500,
            "1" * 1_000_000,
            "\uff11\uff19\uff12\uff17",
        ),
    ],
    ids=lambda text: repr(text)[:30],
)
def test_other_words_are_no_period(text: str) -> None:
    assert try_period(text) is None


@pytest.mark.parametrize(
    "text", [row[0] for row in PERIODS if "800" not in row[0] and "XYZ" not in row[0]], ids=repr
)
def test_dates_are_a_period(text: str) -> None:
    assert try_period(text) == read_period(text)


@pytest.mark.parametrize(
    "text", ["1927-02-30", "30 feb 1927", "1927-13", "31/11/1927", "1929..1927", "..", "[1927", "1932-Q5"]
)
def test_what_is_written_like_a_date_and_cannot_be_one_is_an_error(text: str) -> None:
    with pytest.raises(DateError):
        try_period(text)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("11-12", 11, 12),
        ("--11-12", 11, 12),
        ("12 nov", 11, 12),
        ("12 Nov.", 11, 12),
        ("12nov", 11, 12),
        ("November 12", 11, 12),
        ("november 12th", 11, 12),
        ("12/11", 11, 12),
        ("12.11.", 11, 12),
        ("12. 11.", 11, 12),
        ("2-29", 2, 29),
        ("29 feb", 2, 29),
        ("1st of may", 5, 1),
        ("  1 \t may ", 5, 1),
    ],
)
def test_day_of_year(text: str, month: int, day: int) -> None:
    assert read_month_day(text) == (month, day)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "13-01",
            "02-30",
            "30 feb",
            "31/11",
            "nov",
            "12",
            "0-0",
            "0 nov",
            "99 nov",
            "1927-11-14",
            "12 nov 1927",
        ),
        *("11/14", "may day", "\uff11\uff12 nov", "1" * 1_000_000),
    ],
    ids=lambda text: repr(text)[:30],
)
def test_no_day_of_year(text: str) -> None:
    with pytest.raises(DateError, match=r"is not a day of the year; write 11-12 \(month, day\)"):
        read_month_day(text)


@given(st.text(max_size=40) | st.text(alphabet="0123456789 ./-novmardecq~s…–", max_size=20))
def test_any_text_is_a_period_or_a_date_error(text: str) -> None:
    for read in (read_period, try_period, read_month_day):
        try:
            read(text)
        except DateError:
            continue


_WORDS = st.sampled_from(
    [*MONTHS, "nov", "mon", "of", "th", "bc", "am", "utc", "T", "Z", "+", "-", "/", ".", ",", ":"]
)


@given(st.lists(_WORDS | st.integers(0, 99999).map(str), max_size=7), st.sampled_from(["", " "]))
def test_the_words_of_dates_in_any_order_are_a_period_or_a_date_error(words: list[str], joiner: str) -> None:
    text = joiner.join(words)
    try:
        period = read_period(text)
    except DateError:
        return
    assert period.first <= period.last


@given(st.integers(-9998, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(0, 2))
def test_what_is_said_of_a_date_can_be_typed(year: int, month: int, day: int, parts: int) -> None:
    sign = "-" if year < 0 else ""
    date = parse(f"{sign}{abs(year):04}" + "".join([f"-{month:02}", f"-{day:02}"][:parts]))
    if parts or not 100 <= year <= 999:  # "987" alone could be anything
        assert read_period(say(date))[:2] == (date.first, date.last)


def test_plain_dates_do_not_load_dateutil() -> None:
    texts = [
        "1927-11-14",
        "14 nov 1927",
        "1927..1929",
        "1930s",
        "spring 1930",
        "12/11/1927",
        "44 BC",
        "[1927,1928]",
    ]
    code = (
        f"import sys; from timeline_cli.periods import read_period; [read_period(text) for text in {texts}]; "
        "print('dateutil' in sys.modules, 'datetime' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False False\n"
