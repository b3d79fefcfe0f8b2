"""The contrast of every text on what is behind it, in stride's own themes, by the formula of WCAG 2.1."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from stride_tui.core.session.state import Phase
from stride_tui.tui.styles import STYLES, style_of
from stride_tui.tui.themes import DARK, LIGHT, stride_variables
from stride_tui.views.text.spans import Tone

WORDS, LARGE = 4.5, 3.0
"""The least contrast of words, and of big numbers and marks (WCAG 2.1, success criteria 1.4.3 and 1.4.11)."""
GROUNDS = ("background", "surface", "panel")
PHASES = tuple(name.replace("_", "-") for name in get_args(Phase))
OWN = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)


def variables(theme: Theme) -> dict[str, str]:
    """All colours of a theme."""
    return theme.to_color_system().generate() | stride_variables(theme)


def luminance(colour: Color) -> float:
    """The relative luminance."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour.rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The ratio of the lighter to the darker, each with the light that a screen reflects."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colour_of(style: str, theme: Theme, ground: Color) -> Color:
    """The colour of text in a style on a ground; a part of it shows through where the style says so."""
    found = re.search(r"\$([\w-]+)(?: (\d+)%)?", style)
    name, share = (found[1], int(found[2] or 100)) if found else ("foreground", 100)
    return ground.blend(Color.parse(variables(theme)[name]), share / 100, 1)


def test_the_formula_is_that_of_the_standard() -> None:
    """Black on white has 21, and #777777 on white 4.48, as its examples say."""
    white = Color.parse("#ffffff")
    assert round(contrast(Color.parse("#000000"), white), 2) == 21
    assert round(contrast(Color.parse("#777777"), white), 2) == 4.48


@OWN
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tone", STYLES)
def test_words_can_be_read(theme: Theme, ground: str, tone: Tone) -> None:
    """On the screen, in a dialog, and on a passing message."""
    behind = Color.parse(variables(theme)[ground])
    assert contrast(colour_of(STYLES[tone], theme, behind), behind) >= WORDS


@OWN
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("phase", get_args(Phase))
def test_big_numbers_and_marks_can_be_seen(theme: Theme, ground: str, phase: Phase) -> None:
    """In the colour of each phase; the far view has the same two colours the other way round."""
    behind = Color.parse(variables(theme)[ground])
    assert contrast(colour_of(style_of("phase", phase), theme, behind), behind) >= LARGE


@OWN
@pytest.mark.parametrize("phase", get_args(Phase))
def test_the_words_of_a_phase_can_be_read(theme: Theme, phase: Phase) -> None:
    """They stand on the screen's own background only."""
    behind = Color.parse(variables(theme)["background"])
    assert contrast(colour_of(style_of("phase", phase), theme, behind), behind) >= WORDS


@pytest.mark.parametrize("theme", [DARK, LIGHT, BUILTIN_THEMES["ansi-dark"], BUILTIN_THEMES["ansi-light"]], ids=str)
def test_a_phase_has_a_colour_of_its_own(theme: Theme) -> None:
    """But for the two that mean the same, get ready and back in."""
    colours = {phase: variables(theme)[f"phase-{phase}"] for phase in PHASES}
    assert len(set(colours.values())) == len(PHASES) - 1
    assert colours["get-ready"] == colours["back-in"]
