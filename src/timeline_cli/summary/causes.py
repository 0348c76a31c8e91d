"""What led to an event and what followed from it, as a tree each way in which every event stands once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline_cli.model import Event

Neighbours = Callable[["Event"], "Iterable[Event]"]
"""Gives the causes of an event, or its effects, in the order in which they are to stand."""


class Branch(NamedTuple):
    """An event with what lies beyond it. `hidden` counts the neighbours that the depth kept out."""

    event: Event
    children: tuple[Branch, ...] = ()
    hidden: int = 0


class Link(NamedTuple):
    """That one event led to another, and how."""

    cause: str
    effect: str
    note: str
    days: int


class Web(NamedTuple):
    """An event between its causes and its effects."""

    above: Branch
    below: Branch

    @property
    def events(self) -> list[Event]:
        """Every event of both trees, in order of time."""
        found = {event.id: event for event in (*_members(self.above), *_members(self.below))}
        return sorted(found.values(), key=lambda event: event.date.key)

    @property
    def links(self) -> list[Link]:
        """Every link between two events of the web, also those that the trees leave out."""
        known = {event.id: event for event in self.events}
        return [
            Link(cause.id, event.id, cause.note, event.date.first - known[cause.id].date.first)
            for event in known.values()
            for cause in event.causes
            if cause.id in known
        ]


def web(event: Event, causes: Neighbours, effects: Neighbours, depth: int) -> Web:
    """Follow causes and effects so many steps each way; an event that is met again is not repeated."""
    seen = {event.id}
    return Web(_tree(event, causes, depth, seen), _tree(event, effects, depth, seen))


def _tree(root: Event, neighbours: Neighbours, depth: int, seen: set[str]) -> Branch:
    """Walk breadth first, so that an event stands where it is nearest to the root."""
    order: list[Event] = [root]
    children: dict[str, list[Event]] = {}
    hidden: dict[str, int] = {}
    level = [root]
    for step in range(depth + 1):
        following: list[Event] = []
        for event in level:
            near = [one for one in neighbours(event) if one.id not in seen]
            if step == depth:
                hidden[event.id] = len(near)
                continue
            children[event.id] = near
            seen.update(one.id for one in near)
            following += near
        order += following
        level = following
    built: dict[str, Branch] = {}
    for event in reversed(order):
        below = tuple(built[one.id] for one in children.get(event.id, ()))
        built[event.id] = Branch(event, below, hidden.get(event.id, 0))
    return built[root.id]


def _members(branch: Branch) -> list[Event]:
    found, stack = [], [branch]
    while stack:
        here = stack.pop()
        found.append(here.event)
        stack += here.children
    return found
