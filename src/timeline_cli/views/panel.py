"""`timeline event`: one event as a page that reads like a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text

from timeline_cli.dates import Form, Precision
from timeline_cli.model import SECTIONS, Citation, Event, Source
from timeline_cli.summary.pages import Dossier
from timeline_cli.views.frame import Frame, heading
from timeline_cli.views.prose import MEASURE, Lines, article, clean, cut, fit, styled, width_of, wrap
from timeline_cli.views.theme import IMPORTANCE, Theme
from timeline_cli.wording import age, elapsed, say, say_short, weekday

HEADINGS = {
    "context": "Context",
    "lead_up": "What led up to it",
    "account": "What happened",
    "aftermath": "What followed",
    "significance": "Why it matters",
}
DIM = "dim"
NARROWEST_TITLE = 18


def panel(dossier: Dossier, theme: Theme, width: int) -> Lines:
    """Draw everything that is known of an event, in a frame at most as wide as a comfortable line."""
    return _Panel(dossier, theme, min(width, MEASURE + 4)).lines()


class _Panel:
    """The parts of one page."""

    def __init__(self, dossier: Dossier, theme: Theme, width: int) -> None:
        self._dossier = dossier
        self._event = dossier.event
        self._theme = theme
        self._frame = Frame(theme, width, theme.style(dossier.event.category))
        self._width = self._frame.inside

    def lines(self) -> Lines:
        body: Lines = self._title()
        sections = [
            self._article(),
            self._people(),
            self._links(),
            self._claims(),
            self._quotes(),
            self._sources(),
            self._end(),
        ]
        for lines in sections:
            if lines:
                body += [Text(), *lines]
        return self._frame.draw(self._date_line(), clean(self._event.category), body, self._foot())

    def _date_line(self) -> str:
        date = self._event.date
        words = say(date)
        if date.form is Form.POINT and date.precision is Precision.DAY and date.first == date.last:
            words = f"{weekday(date.first)} {words}"
        return words + (f" {self._theme.glyphs.disputed}" if self._event.claims else "")

    def _title(self) -> Lines:
        event, mark = self._event, self._theme.mark(self._event.importance)
        lines = []
        for n, row in enumerate(wrap(clean(event.title), self._width - 2)):
            lines.append(
                Text(f"{mark} " if n == 0 else "  ", self._theme.style(event.category)).append(row, "bold")
            )
        where = [self._name("places", place) for place in event.places]
        bodies = [self._name("organizations", body) for body in event.organizations]
        for words in (where, bodies):
            lines += [
                Text(f"  {row}", DIM)
                for row in wrap(self._theme.glyphs.dot.join(words), self._width - 2)
                if words
            ]
        if event.summary:
            lines += [Text(), *article(event.summary, self._width, self._theme.glyphs)]
        if event.illustration:
            picture = event.illustration
            credit = (
                f" ({', '.join(filter(None, [picture.credit, picture.url]))})"
                if picture.credit or picture.url
                else ""
            )
            lines += [
                Text(),
                *(
                    Text(row, DIM)
                    for row in wrap(f"[Picture: {clean(picture.alt)}{clean(credit)}]", self._width)
                ),
            ]
        return lines

    def _article(self) -> Lines:
        lines: Lines = []
        for section in SECTIONS:
            if text := getattr(self._event, section):
                lines += [*([Text()] if lines else []), heading(HEADINGS[section])]
                lines += article(text, self._width, self._theme.glyphs)
        return lines

    def _people(self) -> Lines:
        words = []
        for one in self._event.people:
            person = self._dossier.people.get(one.id)
            years = age(person.born.date, self._event.date.first) if person and person.born else None
            words.append(", ".join(filter(None, [self._name("people", one.id), years, clean(one.role)])))
        return self._labelled("People", words)

    def _links(self) -> Lines:
        dossier, lines = self._dossier, []
        if dossier.wholes:
            lines += [heading("Part of"), *self._linked(dossier.wholes, "", {})]
        if dossier.causes:
            notes = {cause.id: cause.note for cause in self._event.causes}
            lines += [heading("Led here by"), *self._linked(dossier.causes, self._theme.glyphs.left, notes)]
        if dossier.effects:
            notes = {e.id: c.note for e in dossier.effects for c in e.causes if c.id == self._event.id}
            lines += [heading("Led to"), *self._linked(dossier.effects, self._theme.glyphs.right, notes)]
        if dossier.parts:
            lines += [heading("Parts"), *self._linked(dossier.parts, "", {})]
        return lines

    def _linked(self, events: Iterable[Event], arrow: str, notes: Mapping[str, str]) -> Lines:
        """Each event with arrow, date, title, and how far away in time; its id below, to go on with."""
        lines: Lines = []
        for event in events:
            start = " ".join(filter(None, [arrow, say_short(event.date)]))
            start = cut(start, self._width - 2, self._theme.glyphs) + "  "
            apart = elapsed(self._event.date.first, event.date.first) if arrow else ""
            note = f" ({clean(notes[event.id])})" if notes.get(event.id) else ""
            if width_of(start) + len(apart) > self._width:
                note, apart = f"{note} ({apart})", ""
            indent = len(start) if self._width - len(start) - len(apart) >= NARROWEST_TITLE else 0
            room = self._width - indent - (len(apart) + 2 if indent else 2)
            style = self._theme.style(event.category)
            rows = [Text(row, style) for row in wrap(clean(event.title) + note, room)]
            head = styled(start, DIM).append_text(rows.pop(0) if indent else Text())
            head.append(" " * (self._width - head.cell_len - len(apart)) + apart, DIM)
            lines += [head, *(Text(" " * (indent or 2)).append_text(row) for row in rows)]
            lines += [Text(f"  {row}", DIM) for row in wrap(clean(event.id), self._width - 2)]
        return lines

    def _claims(self) -> Lines:
        if not self._event.claims:
            return []
        lines = [heading("Other dates given")]
        for claim in self._event.claims:
            who = "; ".join(self._cited(cited) for cited in claim.sources)
            words = " — ".join(
                filter(
                    None,
                    [
                        f"{self._theme.glyphs.disputed} {say(claim.date)}" + (f" in {who}" if who else ""),
                        claim.note,
                    ],
                )
            )
            lines += _hanging(words, self._width)
        return lines

    def _quotes(self) -> Lines:
        lines: Lines = []
        for quote in self._event.quotes:
            who = self._name("people", quote.speaker) if quote.speaker else ""
            source = self._cited(Citation(quote.source)) if quote.source else ""
            lines += [*([Text()] if lines else [heading("In their words")])]
            lines += [Text(f"  {row}", "italic") for row in wrap(f"“{clean(quote.text)}”", self._width - 4)]
            lines += [
                Text(f"  {row}", DIM)
                for row in wrap("— " + ", ".join(filter(None, [who, source])), self._width - 4)
                if who or source
            ]
        return lines

    def _sources(self) -> Lines:
        cited = {c.id: c for c in self._event.sources}
        for claim in self._event.claims:
            for citation in claim.sources:
                cited.setdefault(citation.id, citation)
        for quote in self._event.quotes:
            if quote.source:
                cited.setdefault(quote.source, Citation(quote.source))
        lines = [heading("Sources")] if cited else []
        for number, citation in enumerate(cited.values(), 1):
            source = self._dossier.sources.get(citation.id)
            words = reference(source, citation.locator) if source else clean(citation.id)
            style = (
                f"link {source.url}"
                if self._theme.links and source and source.url.isprintable() and source.url
                else ""
            )
            lines += _hanging(f"[{number}] {words}", self._width, style)
        return lines

    def _end(self) -> Lines:
        event = self._event
        lines = [*wrap(clean(event.notes), self._width)] if event.notes else []
        facts = [*filter(None, [event.category]), IMPORTANCE[event.importance], *event.tags]
        lines += wrap(self._theme.glyphs.dot.join(map(clean, facts)), self._width)
        lines += wrap(
            self._theme.glyphs.dot.join([f"id {clean(event.id)}", f"date {clean(event.date.text)}"]),
            self._width,
        )
        return [Text(line, DIM) for line in lines]

    def _foot(self) -> tuple[str, str]:
        g, half = self._theme.glyphs, (self._width - 6) // 2
        words = [
            f"{say_short(event.date)}  {clean(event.title)}" if event else ""
            for event in (self._dossier.previous, self._dossier.following)
        ]
        before, after = (fit(each, half - 2, g).rstrip() if each else "" for each in words)
        return f"{g.earlier} {before}" if before else "", f"{after} {g.later}" if after else ""

    def _labelled(self, label: str, words: Sequence[str]) -> Lines:
        if not words:
            return []
        joined = self._theme.glyphs.dot.join(words)
        return [heading(label), *(Text(row) for row in wrap(joined, self._width))]

    def _name(self, kind: str, name: str) -> str:
        return clean(self._dossier.names.get(kind, {}).get(name, name))

    def _cited(self, citation: Citation) -> str:
        source = self._dossier.sources.get(citation.id)
        if source is None:
            return clean(citation.id)
        author = source.author[0].split(",")[0].split(" ")[-1] if source.author else clean(source.publisher)
        short = " ".join(filter(None, [author, f"({source.year})" if source.year else ""])) or clean(
            source.title
        )
        return clean(", ".join(filter(None, [short, citation.locator])))


def reference(source: Source, locator: str = "") -> str:
    """Return a source as a bibliography gives it."""
    authors = ", ".join(source.author) or (", ".join(source.editor) + (" (ed.)" if source.editor else ""))
    made = ", ".join(filter(None, [source.publisher, source.year]))
    parts = [authors, source.title, source.container, made, locator, source.url]
    return clean(". ".join(part.rstrip(".") for part in parts if part)) + "."


def _hanging(words: str, width: int, style: str = "") -> Lines:
    rows = wrap(words, width - 4)
    return [Text("" if n == 0 else "    ").append(row, style) for n, row in enumerate(rows)]
