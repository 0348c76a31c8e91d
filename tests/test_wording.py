"""Dates as a person would say them, never with a part that was not given."""

from __future__ import annotations

import pytest

from timeline_cli.dates import parse
from timeline_cli.wording import age, elapsed, ordinal, say, say_day, say_short, weekday


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
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667, 1668 or 1670–1672"),
        ("{1924,1926}", "1924 and 1926", "1924 and 1926"),
        ("1927-12-02/1927-12-19", "2–19 December 1927", "2–19 Dec 1927"),
        ("1927-10-23/1927-11-07", "23 October – 7 November 1927", "23 Oct – 7 Nov 1927"),
        ("1935-06-18/1936-12-19", "18 June 1935 – 19 December 1936", "18 Jun 1935 – 19 Dec 1936"),
        ("1930-03/1930-05", "March–May 1930", "Mar–May 1930"),
        ("1924/1926", "1924–1926", "1924–1926"),
        ("1932~/1933", "about 1932 – 1933", "~1932 – 1933"),
        ("193X", "1930s", "1930s"),
        ("19XX", "20th century", "20th century"),
        ("1932-23", "autumn 1932", "autumn 1932"),
        ("1932-24", "winter 1932–33", "winter 1932–33"),
        ("2001-34", "second quarter of 2001", "second quarter of 2001"),
        ("[..1924]", "before or in 1924", "≤ 1924"),
        ("[1924..]", "in or after 1924", "≥ 1924"),
        ("1924/..", "since 1924", "since 1924"),
        ("1924/", "from 1924, end unknown", "from 1924"),
        ("../1924", "until 1924", "until 1924"),
        ("/1924", "until 1924, beginning unknown", "until 1924"),
        ("1932-XX", "some time in 1932", "1932"),
        ("1932-11-XX", "some day in November 1932", "Nov 1932"),
        ("-0043", "44 BC", "44 BC"),
        ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"),
        ("0000", "1 BC", "1 BC"),
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
    ],
)
def test_age(born: str, at: str, words: str | None) -> None:
    assert age(parse(born), parse(at).first) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (729, "24 months"),
        (730, "2 years"),
        (4000, "11 years"),
    ],
)
def test_elapsed(days: int, words: str) -> None:
    assert elapsed(1000, 1000 + days) == elapsed(1000 + days, 1000) == words


def test_small_words() -> None:
    assert weekday(parse("1927-11-14").first) == "Monday"
    assert say_day(parse("1927-11-14").first) == "14 November 1927"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"),
    ]
