"""A timeline as YAML that reads back as the same timeline: nothing is lost, and what is usual is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from timeline_cli.codec import plain
from timeline_cli.summary.contents import Contents

WIDTH = 110


def export(contents: Contents) -> Iterator[str]:
    """Yield the document, section by section and entry by entry."""
    if contents.about:
        yield from dump(
            [{name: value for name, value in contents.about._asdict().items() if value}], indent=False
        )
    for name in ("events", "people", "places", "organizations", "sources"):
        things = getattr(contents, name)
        if things:
            yield f"{name}:\n"
            yield from dump(_short(plain(thing)) for thing in things.values())


def dump(entries: Iterable[dict[str, Any]], *, indent: bool = True) -> Iterator[str]:
    """Yield each entry as an item of a list, a field a line; without `indent`, as the fields alone."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (the interface is PyYAML's)
            return True

    class Entry(dict[str, Any]):
        """The mapping that is written with a field a line, whatever it holds."""

    def block(dumper: Any, entry: Any) -> Any:
        return dumper.represent_mapping("tag:yaml.org,2002:map", entry.items(), flow_style=False)

    Dumper.add_representer(Entry, block)
    for fields in entries:
        if fields:
            value: Any = [Entry(fields)] if indent else Entry(fields)
            yield str(
                yaml.dump(
                    value,
                    Dumper=Dumper,
                    allow_unicode=True,
                    sort_keys=False,
                    width=WIDTH,
                    default_flow_style=None,
                )
            )


def _short(fields: Any) -> Any:
    """Write `from_` as `from`, and a mapping with nothing but an id as that id."""
    if isinstance(fields, list):
        return [_alone(_short(each)) for each in fields]
    if isinstance(fields, dict):
        return {key.rstrip("_"): _short(value) for key, value in fields.items()}
    return fields


def _alone(value: Any) -> Any:
    return value["id"] if isinstance(value, dict) and list(value) == ["id"] else value
