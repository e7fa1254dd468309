"""The only code that knows SQL: one file, one writer, journal, guards, backups."""
