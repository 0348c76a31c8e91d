"""Dates as people write them, as EDTF: what is read, what is refused, and that nothing raises anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_cli.dates import parse
from timeline_cli.errors import DateError
from timeline_cli.importers.free_dates import edtf, edtf_span
from timeline_cli.wording import say


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # already EDTF
        ("1927-11-14", "1927-11-14"),
        ("1932~", "1932~"),
        ("[1932-11..1933-03]", "[1932-11..1933-03]"),
        ("1927-12-02/1927-12-19", "1927-12-02/1927-12-19"),
        # date-times, with and without offsets
        ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("2004-01-01T10:10:10+05:00", "2004-01-01"),
        ("2004-01-01 10:10", "2004-01-01"),
        # as people write them
        ("May 1936", "1936-05"),
        ("14 May 1936", "1936-05-14"),
        ("May 14, 1936", "1936-05-14"),
        ("14.5.1936", "1936-05-14"),
        ("14/05/1936", "1936-05-14"),
        ("19360514", "1936-05-14"),
        ("Monday 14 November 1927", "1927-11-14"),
        ("1936", "1936"),
        ("1918-1921", "1918/1921"),
        ("1918 to 1921", "1918/1921"),
        ("1918 – 1921", "1918/1921"),
        ("2–19 December 1927", "1927-12-02/1927-12-19"),
        ("May – June 1936", "1936-05/1936-06"),
        ("23 October – 7 November 1927", "1927-10-23/1927-11-07"),
        ("1930s", "193X"),
        ("1900s", "19XX"),
        ("18th century", "17XX"),
        ("5th century BC", "-04XX"),
        ("spring 1930", "1930-21"),
        ("winter 1932–33", "1932-24"),
        ("early 1932", "1932-37"),
        # doubt
        ("~4004 BC", "-4003~"),
        ("c. 300 BC", "-0299~"),
        ("ca. 1750", "1750~"),
        ("circa May 1936", "1936-05~"),
        ("about 14 May 1936", "1936-05-14~"),
        ("perhaps 1934", "1934?"),
        ("1934?", "1934?"),
        ("perhaps about 1934", "1934%"),
        ("about 1918-1921", "1918~/1921~"),
        ("44 BC", "-0043"),
        ("AD 44", "0044"),
        # between, before, after
        ("between 1918 and 1921", "[1918..1921]"),
        ("between November 1932 and March 1933", "[1932-11..1933-03]"),
        ("before 1921", "[..1921]"),
        ("after 1918", "[1918..]"),
        ("since 1924", "1924/.."),
        ("1924 or 1925", "[1924,1925]"),
    ],
)
def test_read(text: str, expected: str) -> None:
    assert edtf(text) == expected
    parse(expected)


@pytest.mark.parametrize(
    "text", ["", "  ", "someday", "32 May 1936", "1936-13-40", "May", "12", "tomorrow", "x" * 500]
)
def test_refused(text: str) -> None:
    with pytest.raises(DateError):
        edtf(text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1927-12-02", "19 Dec 1927", "1927-12-02/1927-12-19"),
        ("1918", "1921", "1918/1921"),
        ("1918", "1918", "1918"),
        ("c. 1918", "1921", "1918~/1921"),
    ],
)
def test_a_beginning_and_an_end(start: str, end: str, expected: str) -> None:
    assert edtf_span(start, end) == expected


@pytest.mark.parametrize(("start", "end"), [("1921", "1918"), ("1918/1921", "1925"), ("x", "1925")])
def test_no_beginning_and_end(start: str, end: str) -> None:
    with pytest.raises(DateError):
        edtf_span(start, end)


@given(
    st.text(max_size=30)
    | st.lists(
        st.sampled_from(
            ["between", "and", "c.", "may", "1936", "5", "–", "to", "BC", "?", "~", "s", "century", "or"]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        parse(edtf(text))
    except DateError:
        return


@given(
    st.integers(1000, 2999),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(["", "~", "?", "%"]),
    st.integers(0, 2),
)
def test_what_this_program_says_of_a_date_is_read_back(
    year: int, month: int, day: int, mark: str, parts: int
) -> None:
    date = parse(f"{year}" + "".join([f"-{month:02}", f"-{day:02}"][:parts]) + mark)
    assert parse(edtf(say(date)))[1:] == date[1:]
