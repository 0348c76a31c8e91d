"""Timelines in other formats, read as entries for YAML. Each module takes text and returns what it took; nothing here prints."""
