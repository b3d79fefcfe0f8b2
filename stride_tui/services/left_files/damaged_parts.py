"""Damaged parts of files that were set aside: reported once when it happens, and listed by `stride check`."""

from __future__ import annotations

import sys

from stride_tui.services.home import Home


def set_aside_words(home: Home) -> str:
    """Return what this process has set aside in a home since the last call; "" for nothing."""
    # Without this module nothing was set aside, and nearly no command needs it.
    if "stride_tui.store.disk.damaged_parts" not in sys.modules:
        return ""
    from stride_tui.store.disk.damaged_parts import take_untold
    from stride_tui.views.text.damaged_files import part_words

    return " ".join(part_words(str(part)) for part in take_untold(home.paths.data))


def parts_set_aside(home: Home) -> dict[str, str]:
    """Return every file that holds what was set aside, by its path, with a sentence on it."""
    from stride_tui.store.disk.damaged_parts import parts_in
    from stride_tui.views.text.damaged_files import kept_part_words

    return {str(part): kept_part_words(str(part)) for part in parts_in(home.paths.data)}
