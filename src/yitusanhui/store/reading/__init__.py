"""Rows to read models. Each loader takes a reader, or the transaction that is under way."""
