"""The settings file: what it may say, and what is told of what it may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from stride_tui.core.problem import Problem
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from stride_tui.core.settings.key_mistake import KeyMistake
from stride_tui.core.settings.settings import THEME_CHOICES, Settings, SettingsReading
from stride_tui.store.paths import find_paths
from stride_tui.store.settings.file import load_settings, parse_settings
from stride_tui.store.settings.known_names import NamesToCheck


def no_fly(own: Mapping[str, Iterable[str]]) -> Iterator[KeyMistake]:
    """What is wrong with keys, where `x` is none."""
    for action, keys in own.items():
        for number, key in enumerate(keys):
            if key == "x":
                yield KeyMistake(action, number, "there is no key `x`", "take `y`")


KNOWN = NamesToCheck(("toggle", "back", "plan_run"), no_fly, lambda slug: "take another" if slug == "gone" else None)


def told(text: str) -> list[str]:
    """Message and hint of every problem in a text."""
    problems = parse_settings(text, "settings.toml", lambda: KNOWN).problems
    assert problems
    assert all(isinstance(problem, Problem) for problem in problems)
    return [f"{problem.message}: {problem.hint}" for problem in problems]


def read(text: str) -> Settings:
    """The settings in a text without mistakes."""
    found = parse_settings(text, known=lambda: KNOWN)
    assert not found.problems
    return found.settings


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    """A first start needs no file."""
    assert load_settings(find_paths(tmp_path)) == SettingsReading()


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    """Nothing said is nothing changed."""
    (tmp_path / "settings.toml").write_text("")
    assert load_settings(find_paths(tmp_path)) == SettingsReading()


def test_everything_can_be_set() -> None:
    """Every setting is read."""
    text = """
theme = "nord"
bell = false
hands_free = true
first_weekday = "sunday"
reduced_motion = true
units = "lb"
routine = "hill-legs"
[keys]
toggle = "p"
back = ["left", "h"]
"""
    assert read(text) == Settings(
        theme="nord",
        bell=False,
        hands_free=True,
        first_weekday="sunday",
        reduced_motion=True,
        units="lb",
        routine="hill-legs",
        keys={"toggle": ("p",), "back": ("left", "h")},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bells = true", "unknown key `bells`: did you mean `bell`?"),
        ('bell = "yes"', "`bell` is true or false: write true"),
        ("theme = 3", '`theme` is a text: write "3" in quotes'),
        (
            'first_weekday = "sundae"',
            "`first_weekday` is one of monday, tuesday, wednesday, thursday, friday, saturday, sunday: "
            'did you mean "sunday"?',
        ),
        ("keys = 3", "`keys` is a table: write [keys]"),
        ('[keys]\ntogle = "p"', "unknown key `togle`: did you mean `toggle`?"),  # codespell:ignore
        ("[keys]\ntoggle = []", '`toggle` has no key: write the key, such as "space"'),
        ('[keys]\ntoggle = [""]', "this entry of `toggle` is empty: give it a text, or leave the line out"),
        ("[keys]\ntoggle = 3", '`toggle` is a list of texts: write toggle = ["...", "..."]'),
        ('[keys]\ntoggle = "\\u001b"', "`toggle` has a character that cannot be shown (U+001B): take it out"),
    ],
)
def test_a_mistake_is_reported_with_what_would_be_right(text: str, expected: str) -> None:
    """Each mistake has a sentence of its own."""
    assert told(text) == [expected]


def test_all_mistakes_are_reported_at_once() -> None:
    """Nobody mends a file line by line."""
    assert len(told('bell = 1\nunits = "stone"\n[keys]\nfly = "f"\n')) == 3


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A folder in its place is told, not taken for no settings."""
    (tmp_path / "settings.toml").mkdir()
    found = load_settings(find_paths(tmp_path))
    assert [problem.message for problem in found.problems] == ["this is a folder, not a file"]
    assert not found.readable


def test_without_a_list_of_actions_any_name_passes() -> None:
    """Who does not know the actions does not judge them."""
    assert parse_settings('[keys]\nfly = "x"\n').settings == Settings(keys={"fly": ("x",)})


MIXED = """
theme = "no-such"
bell = false
units = "stone"
routine = "gone"
dumbbells = [4, "six", 8]
volume = 70
cues = ["voice", "shout"]
[keys]
toggle = ["p", "x"]
back = "x"
plan_run = "f2"
"""


def test_one_wrong_value_throws_no_other_away() -> None:
    """What is right holds, down to the entries of a list; what is wrong has its default."""
    assert parse_settings(MIXED, known=lambda: KNOWN).settings == Settings(
        bell=False, dumbbells=(4, 8), volume=70, cues=("voice",), keys={"toggle": ("p",), "plan_run": ("f2",)}
    )


def test_every_wrong_value_is_reported_at_its_place() -> None:
    """Line and column of each, also within lists."""
    places = [(problem.line, problem.column) for problem in parse_settings(MIXED, known=lambda: KNOWN).problems]
    assert places == [(2, 9), (4, 9), (5, 11), (6, 17), (8, 18), (10, 16), (11, 8)]


def test_what_is_wrong_stays_as_it_was_before() -> None:
    """While the program runs, the settings in use are not thrown away for a mistake."""
    before = Settings(theme="nord", bell=True, units="lb", keys={"toggle": ("t",), "back": ("b",)})
    after = parse_settings(MIXED, known=lambda: KNOWN).over(before)
    assert (after.theme, after.bell, after.units) == ("nord", False, "lb")
    assert after.keys == {"toggle": ("p",), "back": ("b",), "plan_run": ("f2",)}


def test_an_old_key_that_another_action_has_now_does_not_come_back() -> None:
    """One key never does two things."""
    found = parse_settings('[keys]\ntoggle = "b"\nback = "x"\n', known=lambda: KNOWN)
    assert found.over(Settings(keys={"back": ("b",)})).keys == {"toggle": ("b",)}


@pytest.mark.parametrize("text", ["theme = \n", "keys", "a = 1\n" * 2, "\n".join(f"k{n} = 1" for n in range(600))])
def test_a_file_of_which_nothing_can_be_read_changes_nothing(text: str) -> None:
    """Not a line of it is taken for a default."""
    found = parse_settings(text, known=lambda: KNOWN)
    assert found.problems
    assert found.over(Settings(theme="nord")) == Settings(theme="nord")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('theme = "dracla"', 'there is no theme `dracla`: did you mean "dracula"?'),
        ('theme = "Dark"', 'there is no theme `Dark`: did you mean "stride-dark"?'),
        ('theme = "light"', 'there is no theme `light`: did you mean "stride-light"?'),
        ('theme = "ansi"', 'there is no theme `ansi`: did you mean "ansi-dark"?'),
        ('theme = "gruvbx"', 'there is no theme `gruvbx`: did you mean "gruvbox"?'),
        ('theme = "zzz"', f"there is no theme `zzz`: there are {', '.join(THEME_CHOICES)}"),
        ('routine = "gone"', "there is no routine `gone`: take another"),
        ('[keys]\ntoggle = "x"', "there is no key `x`: take `y`"),
        ('[keys]\ntoggle = ["p", "x"]', "there is no key `x`: take `y`"),
    ],
)
def test_a_name_that_is_not_there_is_reported(text: str, words: str) -> None:
    """With the nearest that is."""
    assert told(text) == [words]


@pytest.mark.parametrize(
    ("text", "sinks"),
    [
        ("", {"bell"}),
        ("bell = false", set()),
        ("cues = []", set()),
        ('cues = ["voice", "tones"]', {"tones", "voice"}),
        ('cues = ["voice", "bell"]\nbell = false', {"voice"}),
        ('cues = ["flash", "flash"]', {"flash"}),
    ],
)
def test_the_sinks_of_cues_are_chosen(text: str, sinks: set[str]) -> None:
    """The bell by default; `bell` takes it out alone."""
    assert read(text).sinks == sinks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('cues = ["tone"]', f'`cues` is one of {", ".join(SINK_NAMES)}: did you mean "tones"?'),
        ('cues = "bell"', '`cues` is a list of texts: write cues = ["bell"]'),
        ("cues = [1]", 'this entry of `cues` is a text: write "1" in quotes'),
        ("volume = 101", "`volume` goes from 0 to 100: this is 101"),
    ],
)
def test_mistakes_about_cues_are_reported(text: str, words: str) -> None:
    """With what would be right."""
    assert told(text) == [words]


def test_a_voice_and_its_volume_are_set() -> None:
    """Nothing at all is a volume too."""
    settings = read('voice = "en-gb"\nvolume = 0')
    assert (settings.voice, settings.volume) == ("en-gb", 0)
