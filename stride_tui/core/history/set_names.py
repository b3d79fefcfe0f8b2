"""Names of sets, short enough to type: block, item, round and side, each counted from 1.

`3.2.1.left` is the third block's second item, in the first round, on the left side; `2.1.3` a set without a
side. Blocks have the numbers that the dashboard's keys jump to. A block may also be named by its name or
by the last word of it (`B.2.1.left` for "Strength Set B"), a side by its first letter. Of two sets at one
place the second is `3.2.1.left#2`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.records import SetRecord

_SIDES = {"l": "left", "r": "right"}


def set_name(key: SetKey) -> str:
    """The name of a set."""
    side = f".{key.side}" if key.side else ""
    twin = f"#{key.nth + 1}" if key.nth else ""
    return f"{key.block_n + 1}.{key.item_n + 1}.{key.round}{side}{twin}"


def find_set(sets: Mapping[SetKey, SetRecord], text: str) -> SetKey | str:
    """The key of the set that a text names, or what is wrong, as the end of a sentence."""
    wanted = _plain(sets, text)
    names = {set_name(key): key for key in sets}
    if wanted in names:
        return names[wanted]
    if sided := [name for name in names if name.rpartition(".")[0] == wanted and names[name].side]:
        return f"there is a set on each side; write `{'` or `'.join(sided)}`" if len(sided) > 1 else names[sided[0]]
    near = difflib.get_close_matches(wanted, names, 1)
    return f"there is no set `{text}`" + (f"; did you mean `{near[0]}`?" if near else "")


def _plain(sets: Mapping[SetKey, SetRecord], text: str) -> str:
    """The name with the block as a number and the side as a whole word."""
    name, mark, twin = text.strip().casefold().partition("#")
    block, dot, rest = name.partition(".")
    if not block.isdecimal():
        block = _block(sets, block) or block
    *head, last = rest.split(".")
    return f"{block}{dot}{'.'.join([*head, _SIDES.get(last, last)])}{mark}{twin}"


def _block(sets: Mapping[SetKey, SetRecord], text: str) -> str | None:
    """The number of the only block that has this name, or this last word in its name."""
    found = set()
    for key, record in sets.items():
        name = record.block.casefold()
        if text == name or name.split()[-1:] == [text]:
            found.add(key.block_n + 1)
    return str(found.pop()) if len(found) == 1 else None
