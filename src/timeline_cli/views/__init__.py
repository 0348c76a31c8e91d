"""Pages for people. Each module takes values and returns lines of styled text; nothing here prints."""
