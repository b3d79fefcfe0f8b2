"""Where things stand in a TOML text: checked by hand, and against the parser on made-up texts."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.store.toml.positions import KeyPath, find_positions

TEXT = '''\
name = "x"  # [[block]]
"quoted key" = 'y'
list = [ 1,
  "a]", # ] }
  {k = 2, deep.er = [3]},
]
note = """
[[block]]
name = "not here\\"""" # b = 1
a.b . "c" = 1979-05-27 07:32:00

[[block]]
name = "A"
  [[block.item]]
  time = 01:30
  [[block.item]]
  reps = 2
[[block]]
  [[block.item]]
reps= 3
[exercise."B \\u0053quat"]
cues = []
[ exercise . 'C' ]
'''


@pytest.mark.parametrize(
    ("key", "at", "value"),
    [
        (("name",), (1, 1), (1, 8)),
        (("quoted key",), (2, 1), (2, 16)),
        (("list",), (3, 1), (3, 8)),
        (("list", 1), (4, 3), (4, 3)),
        (("list", 2, "k"), (5, 4), (5, 8)),
        (("list", 2, "deep", "er"), (5, 16), (5, 21)),
        (("list", 2, "deep", "er", 0), (5, 22), (5, 22)),
        (("note",), (7, 1), (7, 8)),
        (("a", "b", "c"), (10, 7), (10, 13)),
        (("block", 0), (12, 1), None),
        (("block", 0, "item", 0, "time"), (15, 3), (15, 10)),
        (("block", 0, "item", 1), (16, 3), None),
        (("block", 1, "item", 0, "reps"), (20, 1), (20, 7)),
        (("exercise", "B Squat"), (21, 1), None),
        (("exercise", "C"), (23, 1), None),
    ],
)
def test_a_key_path_is_found(key: KeyPath, at: tuple[int, int], value: tuple[int, int] | None) -> None:
    """Each kind of key and table is found at its line and column, and so is its value."""
    found = find_positions(TEXT)[key]
    if value is None:
        assert found.line == at[0]
    else:
        assert ((found.line, found.column), found.value) == (at, value)


def test_the_name_in_a_header_is_found() -> None:
    """A misspelt table is pointed at by its own name."""
    found = find_positions("[[block]]\n[[block.items]]\n")[("block", 0, "items")]
    assert (found.line, found.column) == (2, 9)


def test_a_table_under_an_array_belongs_to_its_last_entry() -> None:
    """`[block.item]` after the second `[[block]]` is the second block's."""
    assert ("block", 1, "x") in find_positions("[[block]]\n[[block]]\n[block.x]\n")


def test_deep_nesting_is_passed_over() -> None:
    """What is nested too deeply for positions does not hide what follows."""
    text = "a = " + "[" * 300 + '"]"' + "]" * 300 + "\nb = 1\n"
    assert find_positions(text)[("b",)].line == 2


def test_a_long_list_is_passed_over() -> None:
    """Only the first thousand entries of a list get positions; what follows is found."""
    found = find_positions("a = [" + '"]",' * 5_000 + "]\nb = 1\n")
    assert ("a", 999) in found
    assert ("a", 1000) not in found
    assert found[("b",)].line == 2


def paths_in(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    """Every key path of a parsed value."""
    found = {path} if path else set()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        found |= paths_in(part, (*path, name))
    return found


scalars = st.one_of(
    st.text(max_size=12), st.integers(-(2**40), 2**40), st.booleans(), st.floats(allow_nan=False), st.times()
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1, max_size=6), values, max_size=6), st.booleans())
def test_every_path_that_the_parser_knows_is_found(document: dict[str, Any], multiline: bool) -> None:
    """On any text, the scanner and the parser agree on what there is."""
    text = tomli_w.dumps(document, multiline_strings=multiline)
    if "\r" in text:
        return
    assert set(find_positions(text)) >= paths_in(tomli.loads(text))
