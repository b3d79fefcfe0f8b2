"""Sets in words that can be typed again: exercise, round and side, as `Lateral Step Down, round 2, left`.

The block comes first where a session has the exercise in two blocks, as `Strength Set B, Squat, round 1`. Of two sets
that would read the same the second ends in `#2`. Typed, a name is forgiving: any order, part of a word, commas or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.records import SetRecord

_SIDES = {"left": "left", "l": "left", "right": "right", "r": "right"}
MOST_SETS_NAMED = 3
"""The most sets that a name which fits several is answered with."""


def spoken_sets(sets: Mapping[SetKey, SetRecord]) -> dict[SetKey, str]:
    """Return for each set its name in words, which no other of these sets has."""
    blocks: dict[str, set[int]] = {}
    for key, record in sets.items():
        blocks.setdefault(record.exercise.casefold(), set()).add(key.block_n)
    spoken: dict[SetKey, str] = {}
    seen: Counter[str] = Counter()
    for key, record in sets.items():
        parts = [record.block] if len(blocks[record.exercise.casefold()]) > 1 else []
        parts += [record.exercise, round_and_side(key)]
        name = ", ".join(parts)
        seen[name.casefold()] += 1
        nth = seen[name.casefold()]
        spoken[key] = name if nth == 1 else f"{name} #{nth}"
    return spoken


def round_and_side(key: SetKey) -> str:
    """Return the round of a set and its side, if it has one: `round 2, left`."""
    return f"round {key.round}{f', {key.side}' if key.side else ''}"


def find_spoken(sets: Mapping[SetKey, SetRecord], text: str) -> SetKey | str:
    """Return the key of the set that words name, or what is wrong with them, as the end of a sentence."""
    spoken = spoken_sets(sets)
    exact = [key for key, name in spoken.items() if name.casefold() == text.strip().casefold()]
    if exact:
        return exact[0]
    fitting = _fitting(sets, _words(text))
    if len({spoken[key].partition(" #")[0] for key in fitting}) == 1:
        return fitting[0]
    if not fitting:
        return f"there is no set `{text}`"
    some = [spoken[key] for key in fitting[:MOST_SETS_NAMED]]
    if len(fitting) == 2 and fitting[0].round == fitting[1].round and fitting[0].side != fitting[1].side:
        return f"there is a set on each side; write `{some[0]}` or `{some[1]}`"
    more = " and more" if len(fitting) > MOST_SETS_NAMED else ""
    return f"`{text}` fits {len(fitting)} sets: {'; '.join(some)}{more}; write round and side too"


def _fitting(sets: Mapping[SetKey, SetRecord], words: list[str]) -> list[SetKey]:
    """Return the sets that words fit: as few of them as possible are taken for a round and a side.

    A number and a letter may be part of an exercise's name, as in `Standing Figure 8`.
    """
    nth = next((int(word[1:]) for word in words if word[:1] == "#" and word[1:].isdecimal()), 0)
    words = [word for word in words if word[:1] != "#" and word != "round"]
    sides = [n for n, word in enumerate(words) if word in _SIDES]
    rounds = [n for n, word in enumerate(words) if word.isdecimal()]
    for side in [*reversed(sides), None]:
        for turn in [*reversed(rounds), None]:
            rest = [word for n, word in enumerate(words) if n not in (side, turn)]
            found = [
                key
                for key, record in sets.items()
                if (side is None or key.side == _SIDES[words[side]])
                and (turn is None or key.round == int(words[turn]))
                and rest
                and _named(record, rest)
            ]
            exact = [key for key in found if _words(sets[key].exercise) == rest]
            found = exact or found
            if nth:
                found = found[nth - 1 : nth]
            if found:
                return found
    return []


def _named(record: SetRecord, words: list[str]) -> bool:
    """Return whether each word begins a word of the exercise or the block."""
    own = _words(f"{record.exercise} {record.block}")
    return all(any(word.startswith(part) for word in own) for part in words)


def typed_name(spoken: str) -> str:
    """Return the name of a set in words as one word, for a shell: `lateral-step-down-2-left`."""
    return "-".join(word for word in _words(spoken) if word != "round")


def _words(text: str) -> list[str]:
    """Return the words of a text; commas, hyphens and the like stand between two of them."""
    return re.findall(r"[\w#]+", text.casefold())
