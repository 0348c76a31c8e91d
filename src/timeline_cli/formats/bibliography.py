"""The sources as CSL-JSON and as BibTeX, for reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline_cli.dates import civil
from timeline_cli.formats.controls import without_controls
from timeline_cli.formats.json_text import dump
from timeline_cli.model import Source
from timeline_cli.summary.contents import Contents

_BIBTEX = {
    "book": "book",
    "chapter": "incollection",
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "thesis": "phdthesis",
    "report": "techreport",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_{}"},
}


def csl(contents: Contents) -> Iterator[str]:
    """Yield CSL-JSON. Its schema takes no EDTF, only `date-parts`."""
    items = [_item(source) for source in contents.sources.values()]
    yield dump(items, indent=1) + "\n"


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    for role in ("author", "editor"):
        if people := getattr(source, role):
            item[role] = [_name(one) for one in people]
    for field, key in (
        ("publisher", "publisher"),
        ("container", "container-title"),
        ("url", "URL"),
        ("note", "note"),
    ):
        if value := getattr(source, field):
            item[key] = value
    if year := re.fullmatch(r"-?\d{1,4}", source.year):
        item["issued"] = {"date-parts": [[int(year.group())]]}
    elif source.year:
        item["issued"] = {"literal": source.year}
    if source.accessed:
        item["accessed"] = {"date-parts": [list(civil(source.accessed.first))]}
    return item


def _name(name: str) -> dict[str, str]:
    """Take the last word for the family name; what a comma or a single word leaves open is kept whole."""
    if "," in name:
        family, _, given = name.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def bibtex(contents: Contents) -> Iterator[str]:
    """Yield BibTeX in UTF-8, with what TeX would act on escaped."""
    for source in contents.sources.values():
        kind = _BIBTEX.get(source.type, "misc")
        holder = "journal" if kind == "article" else "booktitle" if kind == "incollection" else "howpublished"
        fields = {
            "author": " and ".join(source.author),
            "editor": " and ".join(source.editor),
            "title": source.title,
            holder: source.container,
            "publisher": source.publisher,
            "year": source.year,
            "url": source.url,
            "urldate": source.accessed.text if source.accessed else "",
            "note": source.note,
        }
        yield f"@{kind}{{{_key(source.id)},\n"
        for field, value in fields.items():
            if value:
                words = without_controls(" ".join(value.split()))
                yield f"  {field} = {{{words if field == 'url' else _escaped(words)}}},\n"
        yield "}\n\n"


def _key(name: str) -> str:
    return re.sub(r"[^\w:.+/-]", "-", name)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)
