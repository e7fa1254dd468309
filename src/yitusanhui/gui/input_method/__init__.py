"""Typing Chinese on Linux: the wheels' Qt lacks fcitx, which 统信 and 麒麟 have; see `choice`."""
