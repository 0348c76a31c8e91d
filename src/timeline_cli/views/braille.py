"""A canvas of dots, two by four to a cell, that is written in braille, or in ASCII by how full a cell is."""

from __future__ import annotations

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dot of a braille cell by row and column, as Unicode numbers them."""

_ASCII = " ..::"


class Canvas:
    """Dots on so many cells; x counts to the right and y down, in dots."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self._cells = [[0] * columns for _ in range(rows)]

    @property
    def width(self) -> int:
        """Dots from side to side."""
        return self.columns * 2

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return self.rows * 4

    def dot(self, x: int, y: int) -> None:
        """Set a dot, if it lies on the canvas."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._cells[y // 4][x // 2] |= _BITS[y % 4][x % 2]

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Set the dots from one point to another."""
        (x1, y1), (x2, y2) = start, end
        if max(x1, x2) < 0 or max(y1, y2) < 0 or min(x1, x2) >= self.width or min(y1, y2) >= self.height:
            return
        steps = int(max(abs(x2 - x1), abs(y2 - y1))) + 1
        for n in range(steps + 1):
            self.dot(int(x1 + (x2 - x1) * n / steps), int(y1 + (y2 - y1) * n / steps))

    def text(self, column: int, row: int, *, ascii_only: bool) -> str:
        """Return the character of a cell."""
        bits = self._cells[row][column]
        if ascii_only:
            return _ASCII[(bits.bit_count() + 1) // 2]
        return chr(0x2800 + bits) if bits else " "
