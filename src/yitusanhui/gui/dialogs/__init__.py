"""Dialogs: asked only where a line on the window isn't enough, or before something that can't be undone."""
