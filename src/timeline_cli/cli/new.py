"""`new` and `schema`: a timeline to start from, and what an editor needs to help with it."""

from __future__ import annotations

from timeline_cli.cli import files
from timeline_cli.cli.options import Command, argument
from timeline_cli.cli.run import Run
from timeline_cli.schema import HEADER

STARTER = f"""{HEADER}
# `timeline schema timeline.schema.json` writes the file named above: an editor with the YAML language
# server then completes the fields, explains them, and marks what is wrong.
#
#   timeline -f %(name)s show      draws this timeline
#   timeline check %(name)s        finds every fault in it
#   timeline help data             explains each field
title: My timeline
description: What it covers, in a sentence.

events:
  # An event needs a date and a title; the rest can wait.
  - date: 1843-07-10
    title: Ada Lovelace asks for Bernoulli numbers as an example
    summary: She writes to Babbage that she wants one of her notes to show what the engine could compute.
    category: science
    importance: 3            # 3 turning point, 2 notable, 1 detail
    people: [lovelace, {{id: babbage, role: correspondent}}]
    places: [london]
    tags: [engine]
    causes: [engine-lecture] # ids of earlier events that led to this one
    account: >-
      The article: what happened, in Markdown. There is room too for context, lead_up, aftermath and significance.
    sources: [{{id: toole, locator: letters of July 1843}}]

  # The id names an event for ever. One is made of date and title where you give none.
  - id: engine-lecture
    date: 1840-08~           # ~ about, ? perhaps; 1840-XX some time in the year
    title: Babbage lectures on his engine at Turin
    category: science
    people: [babbage]
    places: [turin]

  # What lasted has two dates with a slash between; '[a..b]' is once, some time inside; 1852/.. has not ended.
  - date: 1842/1843
    title: Lovelace translates Menabrea and writes her notes
    category: science
    people: [lovelace]
    places: [london]
    # Where sources differ, keep every date with the source that gives it:
    claims:
      - {{date: 1842-10/1843-08, sources: [toole], note: The letters begin in the autumn.}}

# Where a timeline lists no people (or places, or sources), the names in its events stand for themselves.
people:
  - id: lovelace
    name: Ada Lovelace
    born: {{date: 1815-12-10, place: london}}
    died: {{date: 1852-11-27, place: london}}
    lived:
      - {{place: london, from: 1835}}
  - id: babbage
    name: Charles Babbage
    born: {{date: 1791-12-26}}
    died: {{date: 1871-10-18}}

places:
  - {{id: london, name: London, country: United Kingdom, lat: 51.51, lon: -0.13}}
  - {{id: turin, name: Turin, native_name: Torino, country: Italy, lat: 45.07, lon: 7.69}}

sources:
  - {{id: toole, type: book, author: [Betty A. Toole], title: "Ada, the Enchantress of Numbers", year: 1992}}
"""


def new(run: Run) -> None:
    """Write a commented timeline that loads as it is."""
    name = run.text("file_name")
    files.refuse_to_overwrite(name, force=run.flag("force"))
    files.write_text(name, [STARTER % {"name": name}])
    run.note(f"{name} is written; `timeline -f {name} show` draws it")


def schema(run: Run) -> None:
    """Write the JSON Schema of the YAML."""
    from timeline_cli.formats.json_text import dump
    from timeline_cli.schema import json_schema

    text = dump(json_schema(), indent=1) + "\n"
    if name := run.text("file_name"):
        files.refuse_to_overwrite(name, force=run.flag("force"))
        files.write_text(name, [text])
        run.note(f"{name} is written; begin a timeline beside it with: {HEADER}")
    else:
        run.write([text])


COMMANDS = {
    "new": Command(
        new, (argument("file_name", "The YAML file to write.", "FILE", required=True), files.FORCE)
    ),
    "schema": Command(
        schema, (argument("file_name", "The file to write; stdout where left out.", "[FILE]"), files.FORCE)
    ),
}
