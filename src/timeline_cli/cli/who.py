"""People, places, organisations, tags and sources: one of them as a page, all of them as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from timeline_cli.cli.options import FILTERS, OUTPUTS, Command, Parameter, argument
from timeline_cli.cli.output import Answer, give
from timeline_cli.cli.run import Run
from timeline_cli.query import Query

if TYPE_CHECKING:
    from rich.text import Text

    from timeline_cli.views.theme import Theme

HEADINGS = {
    "people": "People",
    "places": "Places",
    "organizations": "Organisations",
    "tags": "Tags",
    "sources": "Sources",
}


def person(run: Run) -> None:
    """Show a person's life."""
    name = run.store.resolve("people", run.text("name"))
    found = run.store.select(_also(run.query(), "people", name))

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.life import life as draw

        return draw(run.store.life(name, found), theme, width)

    give(run, Answer(page, found, subject=lambda: {"person": _record(run, "people", name)}))


def place(run: Run) -> None:
    """Show a place."""
    name = run.store.resolve("places", run.text("name"))
    found = run.store.select(_also(run.query(), "places", name))

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.profile import place_profile

        return place_profile(run.store.profile("places", name, found), theme, width)

    give(run, Answer(page, found, subject=lambda: {"place": _record(run, "places", name)}))


def org(run: Run) -> None:
    """Show an organisation."""
    name = run.store.resolve("organizations", run.text("name"))
    found = run.store.select(_also(run.query(), "organizations", name))
    at = run.period(run.text("at")).first if run.text("at") else None

    def page(theme: Theme, width: int) -> list[Text]:
        from timeline_cli.views.profile import organization_profile

        return organization_profile(run.store.profile("organizations", name, found), theme, width, at=at)

    def subject() -> dict[str, Any]:
        from timeline_cli.views.profile import members_at

        record = {"organization": _record(run, "organizations", name)}
        if at is None:
            return record
        members = members_at(run.store.profile("organizations", name, found), at)
        return record | {"members": [{"name": who, "title": title} for who, title in members]}

    give(run, Answer(page, found, subject=subject))


def _also(query: Query, field: str, name: str) -> Query:
    """Select by this name, and by any others that were asked for besides."""
    return query.choosing(field, name)._replace(together=query.together or bool(getattr(query, field)))


def _record(run: Run, kind: str, name: str) -> Any:
    from timeline_cli.formats.records import thing_record
    from timeline_cli.model import KINDS

    thing = run.store.things(kind, KINDS[kind], [name])[name]
    return thing_record(thing, run.store.names(), run.store.count(Query().choosing(kind, name)))


def _lister(kind: str) -> Callable[[Run], None]:
    def run_list(run: Run) -> None:
        rows = run.store.listing(kind)
        limit = run.number("limit", 0, 10**9)
        rows = rows if limit is None else rows[:limit]
        if not rows:
            run.note(f"there are no {HEADINGS[kind].lower()}")

        def page(theme: Theme, width: int) -> list[Text]:
            from timeline_cli.views.tables import listing

            return listing(rows, HEADINGS[kind], theme, width)

        give(run, Answer(page, listed=(kind, rows)))

    return run_list


def _name(words: str, complete: str) -> Parameter:
    return argument("name", words, "NAME", complete=complete, required=True)


LIMIT = next(option for option in FILTERS if option.name == "limit")._replace(
    help="At most so many.", panel=""
)
AT = Parameter("at", ("--at",), "Show who held office on this day.", "DATE")
_ONE = "A name, an alias, a surname, in any script, or the beginning of one."

COMMANDS = {
    "person": Command(person, (_name(_ONE, "people"), *FILTERS, *OUTPUTS)),
    "place": Command(place, (_name(_ONE, "places"), *FILTERS, *OUTPUTS)),
    "org": Command(org, (_name(_ONE, "organizations"), AT, *FILTERS, *OUTPUTS)),
    "people": Command(_lister("people"), (LIMIT, *OUTPUTS)),
    "places": Command(_lister("places"), (LIMIT, *OUTPUTS)),
    "orgs": Command(_lister("organizations"), (LIMIT, *OUTPUTS)),
    "tags": Command(_lister("tags"), (LIMIT, *OUTPUTS)),
    "sources": Command(_lister("sources"), (LIMIT, *OUTPUTS)),
}
