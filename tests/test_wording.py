"""Dates as a person would say them, never with a part that was not given."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import OPEN_END, OPEN_START, iso, parse
from timeline_cli.errors import DateError
from timeline_cli.wording import age, elapsed, ordinal, say, say_day, say_edges, say_short, weekday


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("1927-11-14", "14 November 1927", "14 Nov 1927"),
        ("1927-11", "November 1927", "Nov 1927"),
        ("1927", "1927", "1927"),
        ("1932-06~", "about June 1932", "~Jun 1932"),
        ("1934-12?", "perhaps December 1934", "Dec 1934?"),
        ("1934%", "perhaps about 1934", "~1934?"),
        ("[1932-11..1933-03]", "between November 1932 and March 1933", "Nov 1932 – Mar 1933"),
        ("[1924,1925]", "1924 or 1925", "1924 or 1925"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667 or …"),
        ("{1924,1926}", "1924 and 1926", "1924 and 1926"),
        ("1927-12-02/1927-12-19", "2–19 December 1927", "2–19 Dec 1927"),
        ("1927-10-23/1927-11-07", "23 October – 7 November 1927", "23 Oct – 7 Nov 1927"),
        ("1935-06-18/1936-12-19", "18 June 1935 – 19 December 1936", "18 Jun 1935 – 19 Dec 1936"),
        ("1930-03/1930-05", "March–May 1930", "Mar–May 1930"),
        ("1924/1926", "1924–1926", "1924–1926"),
        ("1932~/1933", "about 1932 – 1933", "~1932 – 1933"),
        ("193X", "1930s", "1930s"),
        ("19XX", "20th century", "20th c."),
        ("1932-23", "autumn 1932", "autumn 1932"),
        ("1932-24", "winter 1932–33", "winter 1932–33"),
        ("2001-34", "second quarter of 2001", "Q2 2001"),
        ("[..1924]", "1924 or earlier", "≤ 1924"),
        ("[1924..]", "1924 or later", "≥ 1924"),
        ("1924/..", "since 1924", "since 1924"),
        ("1924/", "from 1924, end unknown", "from 1924"),
        ("../1924", "until 1924", "until 1924"),
        ("/1924", "until 1924, beginning unknown", "until 1924"),
        ("1932-XX", "some time in 1932", "1932"),
        ("1932-11-XX", "some day in November 1932", "Nov 1932"),
        ("-0043", "44 BC", "44 BC"),
        ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"),
        ("0000", "1 BC", "1 BC"),
        # intervals: what both ends share is said once
        ("1927-11-14/1927-11-14", "14 November 1927", "14 Nov 1927"),
        ("1927/1927", "1927", "1927"),
        ("1927-11/1928-02", "November 1927 – February 1928", "Nov 1927 – Feb 1928"),
        ("1927-11/1927", "November 1927 – 1927", "Nov 1927 – 1927"),
        ("1910-02/1910-02-20", "February – 20 February 1910", "Feb – 20 Feb 1910"),
        ("1910-02-03/1910-02", "3 February – February 1910", "3 Feb – Feb 1910"),
        ("1927-11-XX/1927-11-XX", "some day in November 1927", "Nov 1927"),
        ("1927-11-0X/1927-11-1X", "some day in November 1927", "Nov 1927"),
        ("1927-11-XX/1927-12-XX", "some day in November – some day in December 1927", "Nov – Dec 1927"),
        ("2004-06-XX/2004-07-03", "some day in June – 3 July 2004", "Jun – 3 Jul 2004"),
        ("1932-23/1933-21", "autumn 1932 – spring 1933", "autumn 1932 – spring 1933"),
        ("1927-12-02~/1927-12-19", "about 2 December 1927 – 19 December 1927", "~2 Dec 1927 – 19 Dec 1927"),
        ("193X/1942", "1930s–1942", "1930s–1942"),
        ("-0099/-0043", "100 BC – 44 BC", "100 BC – 44 BC"),
        ("-0043-03-15/-0043-03-17", "15–17 March 44 BC", "15–17 Mar 44 BC"),
        ("1927-11-14/..", "since 14 November 1927", "since 14 Nov 1927"),
        ("../1927~", "until about 1927", "until ~1927"),
        # sets
        ("[1927]", "1927", "1927"),
        ("[1927-11-12,1927-11-14]", "12 November 1927 or 14 November 1927", "12 Nov 1927 or 14 Nov 1927"),
        ("[1924?,1925]", "perhaps 1924 or 1925", "1924? or 1925"),
        ("[..1760-12-03]", "3 December 1760 or earlier", "≤ 3 Dec 1760"),
        ("[1760-01,1760-12..]", "January 1760 or December 1760 or later", "Jan 1760 or ≥ Dec 1760"),
        ("{..1984}", "1984 and earlier", "≤ 1984"),
        ("{1960..1962}", "1960–1962", "1960–1962"),
        ("{1960,1961-12}", "1960 and December 1961", "1960 and Dec 1961"),
        # digits that are not known
        ("190X", "1900–1909", "1900–1909"),
        ("004X", "AD 40 – AD 49", "AD 40 – AD 49"),
        ("000X", "1 BC – AD 9", "1 BC – AD 9"),
        ("-004X", "50–41 BC", "50–41 BC"),
        ("-000X", "10–2 BC", "10–2 BC"),
        ("20XX", "21st century", "21st c."),
        ("-04XX", "5th century BC", "5th c. BC"),
        ("1XXX", "2nd millennium", "2nd millennium"),
        ("XXXX", "year unknown", "year unknown"),
        ("1X32", "a year like 1X32", "a year like 1X32"),
        ("156X-12-25", "25 December, 1560s", "25 Dec, 1560s"),
        ("15XX-12-25", "25 December, 16th century", "25 Dec, 16th c."),
        ("XXXX-12-XX", "some day in December, year unknown", "Dec, year unknown"),
        ("193X-21", "spring, 1930s", "spring, 1930s"),
        ("193X-XX", "some time in the 1930s", "1930s"),
        ("1XXX-XX", "some time in the 2nd millennium", "2nd millennium"),
        ("1984-1X", "some time in 1984", "1984"),
        ("1985-XX-12", "the 12th of a month in 1985", "1985"),
        ("1985-XX-XX", "some time in 1985", "1985"),
        # parts that are qualified, seasons, far years
        ("?2004-06-~11", "perhaps about 11 June 2004", "~11 Jun 2004?"),
        ("1932-21~", "about spring 1932", "~spring 1932"),
        ("1899-24", "winter 1899–1900", "winter 1899–1900"),
        ("2010-30", "summer 2010–11", "summer 2010–11"),
        ("2010-32", "winter 2010", "winter 2010"),
        ("2001-38", "middle of 2001", "mid 2001"),
        ("2001-39", "late 2001", "late 2001"),
        ("2001-41", "second half of 2001", "H2 2001"),
        ("1985-04-12T23:20:30Z", "12 April 1985", "12 Apr 1985"),
        ("0044-03-15", "15 March AD 44", "15 Mar AD 44"),
        ("0800-12-25", "25 December 800", "25 Dec 800"),
        ("Y170000002", "170000002", "170000002"),
        ("Y-170000002", "170000003 BC", "170000003 BC"),
    ],
)
def test_say(text: str, words: str, short: str) -> None:
    assert (say(parse(text)), say_short(parse(text))) == (words, short)


@pytest.mark.parametrize(
    ("born", "at", "words"),
    [
        ("1879-11-07", "1927-11-06", "47"),
        ("1879-11-07", "1927-11-07", "48"),
        ("1881", "1927-06-01", "45 or 46"),
        ("1881", "1927-12-31", "46"),
        ("1879-11-07", "1879-11-06", None),
        ("18XX", "1927-11-14", None),
        ("../1900", "1927-11-14", None),
        ("1881", "1881-06-01", "0"),
        ("1880-02-29", "1927-02-28", "46"),
        ("1880-02-29", "1927-03-01", "47"),
        ("[1878-12-18,1879-12-21]", "1927-11-14", "47 or 48"),
        ("[1877..1880]", "1927-11-14", "46–50"),
        ("-0099-07-12", "-0043-03-15", "55"),
    ],
)
def test_age(born: str, at: str, words: str | None) -> None:
    assert age(parse(born), parse(at).first) == words


def test_there_is_no_age_at_an_open_end() -> None:
    assert age(parse("1879-11-07"), OPEN_START) is None
    assert age(parse("1879-11-07"), OPEN_END) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (700, "23 months"),
        (729, "2 years"),
        (730, "2 years"),
        (4000, "11 years"),
    ],
)
def test_elapsed(days: int, words: str) -> None:
    assert elapsed(1000, 1000 + days) == elapsed(1000 + days, 1000) == words


EDGES = [
    ("1922-12-23/1923-01-04", "1943-04-16", ("23 December 1922", "16 April 1943")),
    ("1924-01-21", "1940-05~/1940-08-21?", ("21 January 1924", "perhaps 21 August 1940")),
    ("../1924", "[1940-07..1940-08]", ("until 1924", "between July 1940 and August 1940")),
    ("1927", "1939-09/..", ("1927", "since September 1939")),
]


@pytest.mark.parametrize(("first", "last", "words"), EDGES)
def test_a_stretch_runs_from_a_beginning_to_an_end(first: str, last: str, words: tuple[str, str]) -> None:
    assert say_edges(parse(first), parse(last)) == words


def test_small_words() -> None:
    assert weekday(parse("1927-11-14").first) == "Monday"
    assert say_day(parse("1927-11-14").first) == "14 November 1927"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"),
    ]


@given(st.integers(min_value=-200_000, max_value=800_000))
def test_a_plain_day_is_said_the_same_way_whoever_asks(day: int) -> None:
    assert say(parse(iso(day))) == say_day(day)
    assert say_short(parse(iso(day))) == say_day(day, short=True)


@given(st.dates())
def test_weekdays_are_those_of_the_standard_library(day: dt.date) -> None:
    assert (
        weekday(day.toordinal())
        == ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")[day.weekday()] + "day"
    )


@given(st.dates(min_value=dt.date(100, 1, 1)))
def test_a_narrow_column_of_eleven_holds_every_day(day: dt.date) -> None:
    assert len(say_day(day.toordinal(), short=True)) <= 11


_GIVEN = (
    "191X 1910 1910-22 1910-34 1910-XX 1910-02 1910-02-XX 1910-02-0X 1910-02-03 1910-02-20 1910-03"
    " 1910~ 1910-02? 1910-02-03% 1911 1911-02-03 -0100 Y-20000"
)
_SIDES = ("", "..", *_GIVEN.split())


@pytest.mark.parametrize("pattern", ["{}/{}", "[{}..{}]", "[{},{}]", "{{{},{}}}"])
def test_whatever_two_dates_are_joined_can_be_said(pattern: str) -> None:
    said = 0
    for start, end in product(_SIDES, repeat=2):
        with suppress(DateError):
            date = parse(pattern.format(start, end))
            assert all(words == " ".join(words.split()) and words for words in (say(date), say_short(date)))
            said += 1
    assert said > 100


_PART = st.from_regex(
    r"[?~%]?(-?[0-9X]{4}|Y-?[0-9]{5,9})([?~%]?-([0-3][0-9X]|XX)(-([0-3][0-9X]|XX))?)?[?~%]?", fullmatch=True
)
_SIDE = _PART | st.just("..") | st.just("")


@given(
    _PART
    | st.tuples(_SIDE, _SIDE).map("/".join)
    | st.tuples(
        st.sampled_from(["[]", "{}"]), st.lists(_PART | st.tuples(_PART, _PART).map("..".join), max_size=4)
    ).map(lambda drawn: drawn[0][0] + ",".join(drawn[1]) + drawn[0][1])
)
def test_whatever_is_a_date_can_be_said(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    for words in (say(date), say_short(date)):
        assert words == words.strip()
        assert "  " not in words
        assert words


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_lies_further_apart_never_sounds_nearer(one: int, other: int) -> None:
    units = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}

    def sounds(days: int) -> float:
        number, _, unit = elapsed(0, days).partition(" ")
        return 0 if number == "same" else int(number) * units[unit.removesuffix("s")]

    near, far = sorted((one, other))
    assert sounds(near) <= sounds(far)
