"""The muscles that a routine loads, as far as its file says, and whether two routines load the same."""

from __future__ import annotations

from stride_tui.core.routines.routine import Routine

SAME_MUSCLE = {
    "quads": "quadriceps",
    "quad": "quadriceps",
    "hams": "hamstrings",
    "hamstring": "hamstrings",
    "glute": "glutes",
    "gluteus": "glutes",
    "calf": "calves",
    "soleus": "calves",
    "gastrocnemius": "calves",
    "abs": "core",
    "abdominals": "core",
    "obliques": "core",
    "trunk": "core",
    "lats": "back",
    "upper back": "back",
    "lower back": "back",
    "delts": "shoulders",
    "pecs": "chest",
    "adductor": "adductors",
    "inner thigh": "adductors",
    "hip": "hips",
    "hip flexor": "hip flexors",
}
"""Other words for a muscle, each with the one that it is compared by."""

LEGS = frozenset(
    (
        "quadriceps",
        "hamstrings",
        "glutes",
        "calves",
        "shins",
        "thighs",
        "legs",
        "feet",
        "hips",
        "hip flexors",
        "adductors",
    )
)
"""The muscles of the legs, by the words that they are compared by."""


def muscles_of(routine: Routine) -> frozenset[str]:
    """Return the muscles of the strength work of a routine; empty where an exercise does not say, so that none are
    known."""
    found: set[str] = set()
    for block in routine.blocks:
        for item in block.items if block.is_strength else ():
            muscles = routine.exercise(item.exercise).muscles
            if not muscles:
                return frozenset()
            found |= {SAME_MUSCLE.get(name, name) for name in (muscle.strip().casefold() for muscle in muscles)}
    return frozenset(found)


def loads_legs(muscles: frozenset[str]) -> bool:
    """Return whether muscles of the legs are among them; True where none are known."""
    return not muscles or bool(muscles & LEGS)


def share_muscles(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of muscles have one in common; True where either is not known."""
    return not one or not other or bool(one & other)
