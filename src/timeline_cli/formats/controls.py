"""Control characters, which no output carries: they could steer the terminal that it is shown on."""

from __future__ import annotations

import re


def without_controls(text: str) -> str:
    """Return the text without control characters; line feeds and tabs stay."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", text)
