"""Text for machines. Each module takes values and yields text; nothing here prints."""
