"""The table `[keys]` of the settings file: the keys of each action, one text or a list of texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from stride_tui.store.toml.fields import Table

if TYPE_CHECKING:
    from stride_tui.store.settings.known_names import NamesToCheck

Written = dict[str, list[tuple[int | None, str]]]
"""The keys of each action as the file has them: the ordinal in its list (None: no list), and the key."""


def read_keys(top: Table, known: NamesToCheck | None) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action. A wrong key is left out after noting why; the others of its action hold."""
    values = top.values.get("keys", {})
    names: Collection[str] = known.actions if known else values if type(values) is dict else ()
    table = top.table("keys", frozenset(names))
    written = {name: _written(table, name) for name in table.values if name in names}
    wrong = _note_mistakes(table, written, known) if known else set()
    keys_of = {
        name: tuple(key for number, key in keys if (name, number) not in wrong) for name, keys in written.items()
    }
    return {name: keys for name, keys in keys_of.items() if keys}


def _written(table: Table, name: str) -> list[tuple[int | None, str]]:
    """Return the keys of an action that are texts."""
    value = table.values[name]
    if type(value) is str:
        key = table.text(name)
        return [(None, key)] if key else []
    if type(value) is list and not value:
        table.wrong(name, f"`{name}` has no key", 'write the key, such as "space"')
    texts = table.texts(name)
    if not texts or type(value) is not list:
        return []
    # A list of texts has fewer entries than the file's where some of those are no texts.
    return [(number, key.strip()) for number, key in enumerate(value) if type(key) is str and key.strip() in texts]


def _note_mistakes(table: Table, written: Written, known: NamesToCheck) -> set[tuple[str, int | None]]:
    """Note what is wrong with the keys, and return which they are: the action, and the ordinal in its list."""
    keys: Mapping[str, Iterable[str]] = {name: tuple(key for _, key in found) for name, found in written.items()}
    wrong: set[tuple[str, int | None]] = set()
    for mistake in known.key_mistakes(keys):
        number = written[mistake.action][mistake.number][0]
        if number is None:
            table.wrong(mistake.action, mistake.message, mistake.hint)
        else:
            entries = Table({}, (), table.mistakes, (*table.key, mistake.action))
            entries.wrong(number, mistake.message, mistake.hint)
        wrong.add((mistake.action, number))
    return wrong
