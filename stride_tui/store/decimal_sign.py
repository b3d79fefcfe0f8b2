"""The sign before decimals in the user's country, as the system's settings have it."""

from __future__ import annotations

PLAIN = {"C", "POSIX"}
"""The locales of a system that was given none."""


def decimal_sign() -> str | None:
    """Return the sign, `,` or `.`; None where the system names no country. The process keeps the locale it has."""
    import locale

    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        chosen = locale.setlocale(locale.LC_NUMERIC, "")
        sign = str(locale.localeconv()["decimal_point"])
    except locale.Error:
        return None
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
    return None if chosen.partition(".")[0] in PLAIN else sign
