"""Turns brought files into checked rows, with errors by row."""
