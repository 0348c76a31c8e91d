"""`timeline compare`: two lives on one axis, and their events on two lanes that meet where they shared one."""

from __future__ import annotations

from rich.text import Text

from timeline_cli.dates import OPEN_START, civil
from timeline_cli.model import Event
from timeline_cli.summary.pages import Life, Pair
from timeline_cli.views.bars import Axis, labelled, span_of_years
from timeline_cli.views.frame import Frame
from timeline_cli.views.life import WIDEST, age_at, days_of, label_width, rows_of
from timeline_cli.views.prose import Lines, clean, cut, fit, styled, width_of, wrap
from timeline_cli.views.rail import legend
from timeline_cli.views.theme import Theme
from timeline_cli.wording import age, say_short

STYLES = ("party", "exile")
"""The categories whose colours the two lanes have."""

AGE, DATE, GRAPH = 5, 12, 5
DIM = "dim"


def pair(pair: Pair, theme: Theme, width: int) -> Lines:
    """Draw both lives over the same years, then every event with both ages."""
    frame = Frame(theme, min(width, WIDEST), "")
    names = [clean(life.person.name) for life in (pair.left, pair.right)]
    lines = frame.draw(names[0], names[1], _lives(pair, frame.inside, theme), ("", _shared_words(pair)))
    if not pair.events:
        return lines
    lines += [Text(), *_heads(names, theme, width)]
    year = None
    for event in pair.events:
        mine = civil(event.date.first)[0] if event.date.first > OPEN_START else None
        if mine != year:
            head = str(mine) if mine and mine > 0 else say_short(event.date)
            lines.append(
                styled(f" {fit(head, AGE + DATE + 1, theme.glyphs)}", "bold").append_text(_lanes(theme))
            )
            year = mine
        lines += _event(pair, event, theme, width)
    return [*lines, Text(), *legend(pair.events, theme, width)]


def _shared_words(pair: Pair) -> str:
    shared = sum(len(pair.who(event)) == 2 for event in pair.events)
    return f"{shared} shared of {len(pair.events)} events"


def _lives(pair: Pair, width: int, theme: Theme) -> Lines:
    """Draw the two lives below each other on one axis."""
    days = [day for life in (pair.left, pair.right) for day in days_of(life)]
    label = label_width(width)
    if not days:
        return [_dates(life, theme, width) for life in (pair.left, pair.right)]
    axis = Axis(*span_of_years(days), width - label - 1, theme)
    lines = labelled([("", axis.years())], label, theme)
    for life, style in zip((pair.left, pair.right), STYLES, strict=True):
        head = _dates(life, theme, width)
        head.stylize(f"bold {theme.style(style)}", 0, len(clean(life.person.name)))
        lines += [head, *labelled(rows_of(life, axis), label, theme)]
    return lines


def _dates(life: Life, theme: Theme, width: int) -> Text:
    person = life.person
    born, died = (say_short(each.date) if each else "" for each in (person.born, person.died))
    years = age(person.born.date, person.died.date.last) if person.born and person.died else None
    words = f"{born} – {died}" + (f", aged {years}" if years else "") if born or died else ""
    line = Text(cut(clean(person.name), width, theme.glyphs))
    if width_of(words) + line.cell_len + 2 <= width:
        line.append(f"  {words}", DIM)
    return line


def _heads(names: list[str], theme: Theme, width: int) -> Lines:
    """Name the lanes above them, the second one's ages at the right edge."""
    g = theme.glyphs
    left, right = (cut(name, width // 2 - 4, g) for name in names)
    line = styled(f" {g.lane} {left}", theme.style(STYLES[0]))
    second = f"{right} {g.lane}"
    line.append(" " * max(width - line.cell_len - width_of(second), 1))
    return [line.append(second, theme.style(STYLES[1]))]


def _event(pair: Pair, event: Event, theme: Theme, width: int) -> Lines:
    there = [life.person.id in pair.who(event) for life in (pair.left, pair.right)]
    ages = [
        age_at(life.person, event) if is_there else ""
        for life, is_there in zip((pair.left, pair.right), there, strict=True)
    ]
    disputed = f" {theme.glyphs.disputed}" if event.claims else ""
    room = max(width - AGE - DATE - GRAPH - 4 - width_of(ages[1]), 7)
    look = "bold" if event.importance == 3 else ""
    first, *rest = wrap(clean(event.title) + disputed, room)
    line = _start(ages[0], _day(event)).append_text(_graph(event, there, theme)).append(f" {first}", look)
    if ages[1]:
        line.append(" " * max(width - line.cell_len - width_of(ages[1]), 1) + ages[1], DIM)
    return [line, *(_start().append_text(_lanes(theme)).append(f" {words}", look) for words in rest)]


def _start(age_: str = "", date: str = "") -> Text:
    return styled(f"{age_:>{AGE}} ", DIM).append(f"{date:<{DATE}} ")


def _lanes(theme: Theme) -> Text:
    """Draw both lanes going on."""
    left, right = (theme.style(style) for style in STYLES)
    return styled(theme.glyphs.lane, left).append("   ").append(theme.glyphs.lane, right)


def _graph(event: Event, there: list[bool], theme: Theme) -> Text:
    """Draw the mark on the lane of the one who was there, or between the two, joined, where both were."""
    g, (left, right) = theme.glyphs, (theme.style(style) for style in STYLES)
    mark, style = theme.mark(event.importance), theme.style(event.category) or "bold"
    if all(there):
        line = styled(g.join_left + g.across, left).append(mark, style)
        return line.append(g.across + g.join_right, right)
    if there[0]:
        return styled(mark, style).append("   ").append(g.lane, right)
    return styled(g.lane, left).append("   ").append(mark, style)


def _day(event: Event) -> str:
    """Return the day without its year, which stands above."""
    words = say_short(event.date)
    if event.date.lasts and width_of(words) > DATE:
        words = f"{words.split(' – ')[0]} –"
    mine = f" {civil(event.date.first)[0]}" if event.date.first > OPEN_START else ""
    return (words.replace(mine, "") if mine else words)[:DATE]
