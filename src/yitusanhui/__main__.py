"""Where the program starts."""

from __future__ import annotations


def main() -> None:
    """Hand over to the command line."""


if __name__ == "__main__":
    main()
