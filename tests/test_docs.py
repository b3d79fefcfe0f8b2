"""What there is, is in the documents; and what the documents say there is, is there."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import msgspec
import pytest

from stride_tui.cli.main import COMMANDS, stride
from stride_tui.core.progression.rules.registry import RULE_NAMES
from stride_tui.core.progression.rules.rule import Numbers
from stride_tui.interop.history.formats.csv_runs import RUN_HEADER
from stride_tui.interop.history.formats.csv_sets import HEADER
from stride_tui.plain.typed_commands import Misread, read_order
from stride_tui.store.clock import SPEED_VARIABLE
from stride_tui.store.figures.reader import FIGURE_KEYS, POSE_KEYS, PROP_KEYS
from stride_tui.store.paths import find_paths
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.routines.progress import PROGRESS_KEYS
from stride_tui.store.settings.file import SETTINGS_KEYS
from stride_tui.store.week.plan_reader import OFF_KEYS, PLAN_KEYS, RUN_KEYS
from stride_tui.views.cues.words import MEANINGS, SINKS
from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.key_tables import SCREENS, KeyRow, ScreenKeys, key_rows
from stride_tui.views.keys.row import key_name, row

ROOT = Path(__file__).parent.parent


def text_of(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """A section of a page, up to the next heading of its level or of one above."""
    hashes, rest = re.split(rf"^(#+) {re.escape(title)}$", text_of(name), maxsplit=1, flags=re.MULTILINE)[1:]
    return re.split(rf"^#{{1,{len(hashes)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


@pytest.fixture
def maker() -> ModuleType:
    """The script that makes pages."""
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Made pages


def test_the_made_pages_are_fresh(maker: ModuleType) -> None:
    """Each is what the program would make of it now: else `make docs` was forgotten."""
    assert maker.stale() == []
    assert maker.main(["--check"]) == 0


def test_a_changed_key_makes_its_page_stale(
    maker: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check exits 1 and names the page."""
    changed = (msgspec.structs.replace(ACTIONS[0], help="Begin at once"), *ACTIONS[1:])
    monkeypatch.setitem(SCREENS, "dashboard", msgspec.structs.replace(SCREENS["dashboard"], rows=changed))
    assert maker.main(["--check"]) == 1
    assert "docs/keys.md" in capsys.readouterr().err


def test_a_changed_command_makes_its_page_stale(maker: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its help is enough."""
    monkeypatch.setattr(stride, "help", "Lead a walker.")
    assert maker.stale() == ["commands.md", "stride.1"]


def test_a_table_of_keys_that_is_added_is_on_the_page(maker: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under its title, without a change of the script."""
    screen = ScreenKeys("A new screen", (row("stretch", ("a", "b"), "Stretch"),))
    monkeypatch.setitem(SCREENS, "new", screen)
    page = maker.keys_page().partition("## A new screen")[2]
    assert '| `a` `b` | `stretch = ["a", "b"]` | Stretch |' in page


# Commands and keys


def every_command(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and those below it that are not hidden, each with what one types."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from every_command(found, f"{path} {name}")


@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*found, id=found[0]) for found in every_command(stride, "stride")]
)
def test_every_command_is_documented(path: str, command: click.Command) -> None:
    """With each of its options."""
    text = section("docs/commands.md", path)
    names = [name for param in command.params if isinstance(param, click.Option) for name in param.opts]
    assert [name for name in names if name not in text] == []


def test_hidden_commands_are_not_documented() -> None:
    """They are for tests."""
    hidden = [name for name, (_, line) in COMMANDS.items() if not line]
    assert [name for name in hidden if name in text_of("docs/commands.md")] == []


@pytest.mark.parametrize("row", list(key_rows()), ids=lambda row: f"{row.title}: {row.action.name}")
def test_every_key_is_documented(row: KeyRow) -> None:
    """Each key of each action of each screen with the action's name; a run of them by its ends."""
    text = section("docs/keys.md", row.action.group or row.title)
    (line,) = [line for line in text.splitlines() if f"`{row.action.name} = [" in line]
    assert line.split("|")[1].replace("`", "").strip() == (row.keys or "palette")
    assert row.help in line


@pytest.mark.parametrize(
    ("page", "title", "screens"),
    [
        ("docs/week.md", "An opened day", ("day", "run_form")),
        ("docs/history.md", "Review", ("review", "opened", "find")),
        ("docs/history.md", "Correct in Review", ("correct",)),
    ],
)
def test_keys_written_by_hand_are_those_of_the_screen(page: str, title: str, screens: tuple[str, ...]) -> None:
    """Each key in the first column of a page's own table."""
    rows = re.findall(r"^\| (`.+?) \|", section(page, title), re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    known = {key_name(key) for screen in screens for action in SCREENS[screen].rows for key in action.keys}
    assert named <= known
    assert len(named) > 5


def test_the_readme_names_keys_that_there_are() -> None:
    """In its table, and more than half of those that there are."""
    rows = re.findall(r"^\| (`.+?) \|", section("README.md", "The keys of every day"), re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    known = {key_name(key) for action in ACTIONS for key in action.keys} | {key_name("ctrl+p")}
    assert named <= known
    assert len(named) > 12


def test_every_typed_order_of_the_plain_mode_is_one() -> None:
    """As its page has them."""
    rows = re.findall(r"^\| (.+?) \|", text_of("docs/plain-mode.md"), re.MULTILINE)
    typed = [order for row in rows for order in re.findall(r"`([^`]+)`", row)]
    assert [order for order in typed if isinstance(read_order(order), Misread)] == []
    assert len(typed) > 12


# Keys of files


@pytest.mark.parametrize("key", sorted(SETTINGS_KEYS))
def test_every_setting_is_documented(key: str) -> None:
    """In the example of a settings file."""
    assert re.search(rf"^\[?{key}\b", section("docs/files-and-privacy.md", "Settings"), re.MULTILINE)


ROUTINE_FILE = {
    "docs/routine-keys.md": frozenset[str]().union(*(table.keys for table in ROUTINE_TABLES.values())),
    "docs/routine-files.md": (FIGURE_KEYS | PROP_KEYS | POSE_KEYS) - {"prop", "pose", "head"},
}
"""Page -> the keys that are to be in it."""


@pytest.mark.parametrize("name", ROUTINE_FILE)
def test_every_key_of_a_routine_file_is_documented(name: str) -> None:
    """Routines by the page that is made of their rows, figures by example."""
    text = text_of(name)
    assert [key for key in sorted(ROUTINE_FILE[name]) if not re.search(rf"[`\n ]{key}(`| = )", text)] == []


def test_every_key_of_the_plan_is_documented() -> None:
    """In the example of a plan; a note on a week is like one on a run."""
    text = section("docs/week.md", "The plan file")
    keys = (PLAN_KEYS | RUN_KEYS | OFF_KEYS) - {"run", "off"}
    assert [key for key in sorted(keys) if f"\n{key} = " not in text] == []


def test_every_rule_of_progression_is_documented_with_its_numbers() -> None:
    """A row for each."""
    rows = set(re.findall(r"^\| `(\w+)` \|", section("docs/progression.md", "The rules"), re.MULTILINE))
    assert rows == {*RULE_NAMES, *PROGRESS_KEYS} - {"rule"}


@pytest.mark.parametrize(
    ("key", "number"),
    {
        "back_off_after": Numbers().back_off_after,
        "back_off": Numbers().back_off,
        "effort_limit": Numbers().effort_limit,
        "gap_weeks": Numbers().gap_weeks,
        "reps_first_over": Numbers().reps_first_over,
    }.items(),
)
def test_the_numbers_of_the_rules_are_those_of_the_code(key: str, number: float) -> None:
    """At the end of each row."""
    assert re.search(rf"^\| `{key}` \| .+ \| {number:g} \|$", text_of("docs/progression.md"), re.MULTILINE)


def test_every_cue_and_sink_is_documented() -> None:
    """By the words of `stride cues`."""
    text = text_of("docs/cues-and-hands-free.md")
    assert [name for name in SINKS if f"| `{name}` |" not in text] == []
    assert [name for name in MEANINGS if not re.search(rf"^\| .*{name.replace('_', ' ')}", text, re.MULTILINE)] == []


def test_the_columns_of_an_export_are_documented() -> None:
    """In their order."""
    assert f"\n{','.join(HEADER)}\n" in text_of("docs/history.md")
    assert f"`{','.join(RUN_HEADER)}`" in text_of("docs/history.md")


def test_every_file_of_the_home_is_documented() -> None:
    """By its name."""
    paths = find_paths("home")
    found = [paths.history, paths.journal, paths.discarded, paths.lock, paths.plan, paths.settings, paths.log]
    text = section("docs/files-and-privacy.md", "Where files live")
    assert [path.name for path in found if path.name not in text] == []


@pytest.mark.parametrize("variable", [SPEED_VARIABLE, "STRIDE_UPDATE_SNAPSHOTS", "STRIDE_TORTURE"])
def test_every_switch_of_the_tests_is_in_contributing(variable: str) -> None:
    """They are for those who work on it."""
    assert f"`{variable}=" in text_of("CONTRIBUTING.md")


@pytest.mark.parametrize("meaning", sorted(MEANINGS))
def test_every_cue_is_documented_as_the_command_lists_it(meaning: str) -> None:
    """`stride cues` and the page say the same of it."""
    assert MEANINGS[meaning] in text_of("docs/cues-and-hands-free.md")  # type: ignore[index]
