"""A command-line explorer for history."""

__version__ = "0.1.0"
