"""The documents as pages: their links, pictures, words and length, and what their examples print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from stride_tui.cli.main import stride
from stride_tui.core.figures.figure import Figure
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.week.plan import Plan
from stride_tui.services.home import Home
from stride_tui.services.settings import known_names
from stride_tui.store.figures.file import parse_figure
from stride_tui.store.paths import find_paths
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.settings.file import parse_settings
from stride_tui.store.week.plan_file import parse_plan

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MOST_LINES = 120
"""Lines of the README: what is read in three minutes."""
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]


def text_of(name: str) -> str:
    """The text of a page."""
    return (ROOT / name).read_text(encoding="utf-8")


def links(path: Path) -> list[str]:
    """What a page links to within the project."""
    return [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as they are made of their words."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def blocks(name: str, language: str) -> list[str]:
    """The examples of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(name), re.MULTILINE | re.DOTALL)


# Links and pictures


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(path: Path) -> None:
    """To a file of the project, and to a heading where it names one."""
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_picture_is_made_by_a_script(path: Path) -> None:
    """No picture is taken by hand."""
    scenes = set(re.findall(r'^    "([a-z-]+)": \(\(', text_of("screenshots/make.py"), re.MULTILINE))
    made = {ROOT / "screenshots" / f"{name}.svg" for name in scenes | {"figures", "demo"}}
    shown = {(path.parent / link).resolve() for link in links(path) if link.endswith((".svg", ".png"))}
    assert shown <= made


def test_every_page_can_be_reached_from_the_readme() -> None:
    """By links alone; the decisions by their list."""
    found, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page not in found:
            found.add(page)
            ahead += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if ".md" in link]
    assert set(PAGES) <= found


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_module_that_is_named_exists(path: Path) -> None:
    """A file that moved takes its name in the pages along."""
    named = re.findall(r"`((?:stride_tui|tests)/[\w/]+\.py)`", path.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).is_file()] == []


# Words


def test_the_readme_is_short() -> None:
    """Three minutes; the rest is in docs/."""
    assert len(text_of("README.md").splitlines()) < MOST_LINES


def test_the_readme_begins_with_how_to_start() -> None:
    """Its first screen says how to run, to test and to install, and what the tests need."""
    screen = "\n".join(text_of("README.md").splitlines()[:24])
    wanted = ["make run", "make test", "pipx install .", "tmux", "espeak-ng"]
    assert [words for words in wanted if words not in screen] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "CONTRIBUTING.md"])
def test_the_pages_are_in_plain_words(name: str) -> None:
    """Paused, not standing still; announced, not told; no houses and no hands but those of hands-free."""
    assert re.findall(r"(?i)\b(?:stands? still|standing still|house|told|hands(?!-free|_free))\b", text_of(name)) == []


# Examples


@pytest.mark.parametrize("name", ["README.md", "docs/routine-files.md"])
def test_the_example_of_a_routine_is_one(name: str) -> None:
    """Without a mistake."""
    assert isinstance(parse_routine(blocks(name, "toml")[0], "hill-legs"), Routine)


def test_the_examples_of_other_files_are_right(tmp_path: Path) -> None:
    """A renamed exercise, figure, plan, settings, and the tables of keys."""
    short, _, renamed, *_ = blocks("docs/routine-files.md", "toml")
    assert isinstance(parse_routine(f"{short}\n{renamed}", "hill-legs"), Routine)
    assert isinstance(parse_figure(blocks("docs/routine-files.md", "toml")[1], "my-squat"), Figure)
    assert isinstance(parse_plan(blocks("docs/week.md", "toml")[0]), Plan)
    known = known_names(Home(find_paths(tmp_path), ManualClock()))
    for name in ("docs/files-and-privacy.md", "docs/cues-and-hands-free.md", "docs/keys.md"):
        assert not parse_settings(blocks(name, "toml")[0], known=lambda: known).problems


def test_the_mistakes_of_the_example_are_found_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word for word, and so is the line on the good file."""
    good = blocks("docs/routine-files.md", "toml")[0]
    bad = good.replace("\nreps = 8", "\nrep = 8").replace('"20s"', '"20 sec"')
    shown = [block for block in blocks("docs/routine-files.md", "console") if "$ stride check hill-legs" in block]
    monkeypatch.chdir(tmp_path)
    for text, block in zip((good, bad), shown[1:], strict=True):
        Path("hill-legs.toml").write_text(text, encoding="utf-8")
        found = CliRunner().invoke(stride, ["--home", "home", "check", "hill-legs.toml"])
        assert found.output == block.split("\n", 1)[1]


def test_the_corrections_of_the_example_answer_as_shown(tmp_path: Path) -> None:
    """One after the other, in the history that the page names."""
    home = str(tmp_path / "demo")
    CliRunner().invoke(stride, ["demo", "--home", home, "--until", "2026-11-22"])
    (block,) = [block for block in blocks("docs/history.md", "console") if "history amend" in block]
    orders = [line.removeprefix("$ stride ") for line in block.splitlines() if line.startswith("$ ")]
    answers = re.split(r"^\$ .*\n", block, flags=re.MULTILINE)[1:]
    assert len(orders) == len(answers) > 3
    for order, answer in zip(orders, answers, strict=True):
        found = CliRunner().invoke(stride, ["--home", home, *shlex.split(order)])
        assert found.stdout + found.stderr == answer
