"""The settings file: what it may say, and what is told of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.problem import Problem
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from stride_tui.core.settings.settings import Settings
from stride_tui.store.paths import find_paths
from stride_tui.store.settings.file import load_settings, parse_settings

ACTIONS = {"toggle": ("dashboard",), "confirm": ("dashboard",), "back": ("dashboard",), "plan_run": ("day",)}


def told(text: str) -> list[str]:
    """Message and hint of every problem in a text."""
    problems = parse_settings(text, "settings.toml", ACTIONS)
    assert isinstance(problems, tuple)
    assert all(isinstance(problem, Problem) for problem in problems)
    return [f"{problem.message}: {problem.hint}" for problem in problems]


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    """A first start needs no file."""
    assert load_settings(find_paths(tmp_path)) == Settings()


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    """Nothing said is nothing changed."""
    (tmp_path / "settings.toml").write_text("")
    assert load_settings(find_paths(tmp_path)) == Settings()


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
    assert parse_settings(text, actions=ACTIONS) == Settings(
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
    problems = load_settings(find_paths(tmp_path))
    assert isinstance(problems, tuple)
    assert problems[0].message == "this is a folder, not a file"


def test_without_a_list_of_actions_any_name_passes() -> None:
    """Who does not know the actions does not judge them."""
    assert parse_settings('[keys]\nfly = "f"\n') == Settings(keys={"fly": ("f",)})


def test_one_key_cannot_do_two_things() -> None:
    """The second action that takes a key is told, with the first one's name."""
    found = parse_settings('[keys]\nskip = "n"\nback = ["b", "n"]\n', "settings.toml")
    assert isinstance(found, tuple)
    assert [(problem.line, problem.message) for problem in found] == [(3, "`n` is the key of `skip` already")]


def test_one_key_may_do_two_things_on_two_screens() -> None:
    """No screen has both actions, so there is no question which is meant."""
    found = parse_settings('[keys]\ntoggle = "p"\nplan_run = "p"\n', actions=ACTIONS)
    assert found == Settings(keys={"toggle": ("p",), "plan_run": ("p",)})


def test_one_key_cannot_do_two_things_where_screens_meet() -> None:
    """Two actions of which one is on several screens are told once."""
    both = {"up": ("day", "review", "help"), "find": ("review", "day")}
    found = parse_settings('[keys]\nup = "i"\nfind = "i"\n', "settings.toml", both)
    assert isinstance(found, tuple)
    assert [problem.message for problem in found] == ["`i` is the key of `up` already"]


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
    settings = parse_settings(text)
    assert isinstance(settings, Settings)
    assert settings.sinks == sinks


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
    settings = parse_settings('voice = "en-gb"\nvolume = 0')
    assert isinstance(settings, Settings)
    assert (settings.voice, settings.volume) == ("en-gb", 0)
