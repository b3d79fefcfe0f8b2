"""Names of sets for programs: block, item, round and side, each counted from 1; what people read is in `spoken_sets`.

`3.2.1.left` is the third block's second item, in the first round, on the left side; `2.1.3` a set without a
side. Blocks have the numbers that the dashboard's keys jump to. A block may also be named by its name or
by the last word of it (`B.2.1.left` for "Strength Set B"), a side by its first letter. Of two sets at one
place the second is `3.2.1.left#2` (two sets have one place where the routine was edited during the session).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.records import SetRecord
from stride_tui.core.history.spoken_sets import find_spoken, spoken_sets

_SIDES = {"l": "left", "r": "right"}
_BY_NUMBERS = re.compile(r"\.\d+\.\d+|^\d+\.\d+")
"""The numbers by which a name that is not in words is known."""


def set_name(key: SetKey) -> str:
    """Return the name of a set, such as `3.2.1.left`."""
    side = f".{key.side}" if key.side else ""
    ordinal = f"#{key.nth + 1}" if key.nth else ""
    return f"{key.block_n + 1}.{key.item_n + 1}.{key.round}{side}{ordinal}"


def find_set(sets: Mapping[SetKey, SetRecord], text: str) -> SetKey | str:
    """Return the key of the set that a text names, by its numbers or in words; or what is wrong with the text, as the
    end of a sentence."""
    wanted = _plain(sets, text)
    names = {set_name(key): key for key in sets}
    if wanted in names:
        return names[wanted]
    if sided := [key for name, key in names.items() if name.rpartition(".")[0] == wanted and key.side]:
        spoken = [spoken_sets(sets)[key] for key in sided]
        return f"there is a set on each side; write `{'` or `'.join(spoken)}`" if len(sided) > 1 else sided[0]
    if not _BY_NUMBERS.search(wanted):
        return find_spoken(sets, text)
    near = difflib.get_close_matches(wanted, names, 1)
    return f"there is no set `{text}`" + (f"; did you mean `{spoken_sets(sets)[names[near[0]]]}`?" if near else "")


def _plain(sets: Mapping[SetKey, SetRecord], text: str) -> str:
    """Return a typed name in the form of `set_name`: the block as a number, the side as a whole word."""
    name, mark, ordinal = text.strip().casefold().partition("#")
    block, dot, rest = name.partition(".")
    if not block.isdecimal():
        block = _block(sets, block) or block
    *head, last = rest.split(".")
    return f"{block}{dot}{'.'.join([*head, _SIDES.get(last, last)])}{mark}{ordinal}"


def _block(sets: Mapping[SetKey, SetRecord], text: str) -> str | None:
    """Return the number of the only block that has this name, or this last word in its name; None if
    not just one has.
    """
    numbers = set()
    for key, record in sets.items():
        name = record.block.casefold()
        if text == name or name.split()[-1:] == [text]:
            numbers.add(key.block_n + 1)
    return str(numbers.pop()) if len(numbers) == 1 else None
