"""The meaning of a figure file's keys: a parsed file is turned into a Figure, and every mistake is noted."""

from __future__ import annotations

from typing import Any, get_args

from stride_tui.core.figures.figure import Ease, Figure, Grip, Pose, Prop, PropKind, Spot, WorkingSide, settled, side_of
from stride_tui.core.figures.joint_limits import impossible_joints
from stride_tui.core.figures.skeleton import (
    ARM_ENDS,
    BODY_PARTS,
    BODY_SIDES,
    JOINTS,
    LEG_ENDS,
    LIMBS,
    Angles,
    Point,
    place_joints,
)
from stride_tui.store.toml.fields import Mistake, Table
from stride_tui.store.toml.wording import nearest, shown

FIGURE_KEYS = frozenset({"name", "turn", "tilt", "reps", "travel", "trail", "side", "prop", "pose"})
PROP_KEYS = frozenset({"kind", "at", "size", "held"})
POSE_KEYS = frozenset({"time", "hold", "ease", "anchor", "at", "torso", "head", "near", "far", "fixed", "grip"})
LIMB_KEYS = frozenset(LIMBS)
FIXABLE = frozenset(f"{side}_{end}" for side in BODY_SIDES for end in (*LEG_ENDS, *ARM_ENDS))

PROP_KINDS: tuple[PropKind, ...] = get_args(PropKind)
EASES: tuple[Ease, ...] = get_args(Ease)
GRIPS: tuple[Grip, ...] = get_args(Grip)
WORKING: tuple[WorkingSide, ...] = get_args(WorkingSide)
STANDING_PROPS = ("box", "mat")

MAX_POSES, MAX_PROPS = 60, 8
MAX_LOOP_MS = 20_000
FAR_AWAY = 300
"""The most that anything may be away from the middle, in hundredths of the body's height."""

FOLLOWS = {
    "head": "torso",
    **{
        f"{side}_{part}": f"{side}_{other}"
        for side in BODY_SIDES
        for part, other in (("hand", "forearm"), ("toes", "foot"))
    },
}
"""Parts that point as another one does, where no pose names an angle for them."""
RESTING = {f"{side}_foot": (90.0, 0.0) for side in BODY_SIDES}
"""The angles of parts that no pose names and that do not point down then."""


def figure_from(values: dict[str, Any], slug: str, mistakes: list[Mistake]) -> Figure:
    """Return the figure of a parsed file; it may only be used if no mistake was noted."""
    top = Table(values, FIGURE_KEYS, mistakes)
    name = top.text("name", required=True)
    poses = _poses(top.tables("pose", POSE_KEYS, MAX_POSES))
    if not poses and type(values.get("pose", [])) is list:
        top.lacks("pose", "the figure has no pose", "begin one with [[pose]]")
    return Figure(
        slug,
        name or slug,
        tuple(poses),
        tuple(_prop(table) for table in top.tables("prop", PROP_KEYS, MAX_PROPS)),
        top.number("turn", 0.0, -90, 90) or 0.0,
        top.number("tilt", 0.0, 0, 60) or 0.0,
        top.whole("reps", 1, 1, 20) or 1,
        (top.number("travel", 0.0, -FAR_AWAY, FAR_AWAY) or 0.0) / 100,
        top.choice("trail", JOINTS, "hips") if "trail" in values else None,
        top.choice("side", WORKING, "right"),
    )


def _prop(table: Table) -> Prop:
    """Return a prop: held in a hand, or standing with a size."""
    kind = table.choice("kind", PROP_KINDS, "box") if "kind" in table.values else None
    if kind is None:
        table.lacks("kind", "`kind` is missing", f"it is one of {', '.join(PROP_KINDS)}")
        return Prop("box")
    if kind in STANDING_PROPS:
        if "held" in table.values:
            table.wrong_key("held", f"a {kind} is not held", "give it `at` and `size`")
        if "size" not in table.values:
            table.lacks("size", f"a {kind} needs a `size`", "write size = [40, 30, 40]: along, up, across")
        return Prop(kind, _place(table, "at", (0.0, 0.0, 0.0)), _place(table, "size", (0.0, 0.0, 0.3)))
    for key in ("at", "size"):
        if key in table.values:
            table.wrong_key(key, f"a {kind} is where the hand is", 'write held = "near", "far" or "both"')
    return Prop(kind, held=table.choice("held", GRIPS, "near"))


def _poses(tables: list[Table]) -> list[Pose]:
    """Return the poses; each begins as the one before and changes what it names."""
    poses: list[Pose] = []
    named: dict[str, tuple[float, float]] = {}
    for table in tables:
        mistakes_before = len(table.mistakes)
        _add_angles(table, named)
        angles = _angles(named)
        before = poses[-1] if poses else Pose((0.0, 0.53, 0.0), _angles({}))
        anchor = table.choice("anchor", JOINTS, "hips") if "anchor" in table.values else before.anchor
        # A joint that becomes the anchor stays where the pose before had it.
        at = _place(table, "at", place_joints(before.hips, before.angles)[anchor], side_of(anchor))
        pose = Pose(
            before.hips,
            angles,
            anchor,
            _fixed(table) if "fixed" in table.values else before.fixed,
            table.duration("time", 1_000, 50, MAX_LOOP_MS),
            table.duration("hold", 0, 0, MAX_LOOP_MS),
            table.choice("ease", EASES, "smooth"),
            table.choice("grip", GRIPS, "near") if "grip" in table.values else before.grip,
        )
        pose, missed = settled(pose, at)
        if len(table.mistakes) == mistakes_before:
            # After a mistake above these would only be its consequences.
            _note_unreachable(table, missed)
            if not missed:
                _note_impossible(table, pose, before)
        poses.append(pose)
    return poses


def _add_angles(table: Table, named: dict[str, tuple[float, float]]) -> None:
    """Add the angles that a pose names to those that the poses before it named."""
    for part in ("torso", "head"):
        if part in table.values:
            named[part] = _angle(table, part)
    for side in BODY_SIDES:
        limbs = table.table(side, LIMB_KEYS)
        for limb in LIMBS:
            if limb in limbs.values:
                named[f"{side}_{limb}"] = _angle(limbs, limb)


def _angles(named: dict[str, tuple[float, float]]) -> Angles:
    """Return the angles of all parts: those named so far, and the usual ones of the rest."""
    angles: list[float] = []
    for part in BODY_PARTS:
        source = part if part in named else FOLLOWS.get(part, part)
        angles.extend(named.get(source, RESTING.get(source, (0.0, 0.0))))
    return tuple(angles)


def _angle(table: Table, name: str) -> tuple[float, float]:
    """Return an angle in degrees as a pair, forward and outward; a single number in the file is forward."""
    value = table.values[name]
    pair = value if type(value) is list else [value, 0]
    if len(pair) != 2 or not all(type(part) in (int, float) for part in pair):
        table.wrong(name, f"`{name}` is an angle, or two: forward and outward", f"write {name} = 20 or [20, 5]")
        return 0.0, 0.0
    forward, outward = float(pair[0]), float(pair[1])
    if not (-360 <= forward <= 360 and -90 <= outward <= 90):
        table.wrong(name, f"`{name}` goes from -360 to 360, outward from -90 to 90", _numbers(pair))
        return 0.0, 0.0
    return forward, outward


def _place(table: Table, name: str | int, default: Point, across: float | None = None) -> Point:
    """Return a point; the file has it in hundredths of the body's height: forward, up, and perhaps across.

    `across` is the default of its third number (without it the one of `default`).
    """
    value = table.values.get(str(name))
    if value is None:
        return default
    if type(value) is not list or len(value) not in (2, 3) or not all(type(part) in (int, float) for part in value):
        table.wrong(name, f"`{name}` is a place: forward and up", f"write {name} = [0, 53]")
        return default
    if not all(-FAR_AWAY <= part <= FAR_AWAY for part in value):
        table.wrong(name, f"`{name}` goes from -{FAR_AWAY} to {FAR_AWAY}", _numbers(value))
        return default
    last = value[2] / 100 if len(value) == 3 else default[2] if across is None else across
    return value[0] / 100, value[1] / 100, last


def _numbers(values: list[float]) -> str:
    """Return a hint with the numbers that the file has."""
    return f"this is {', '.join(shown(value) for value in values)}"


def _fixed(table: Table) -> tuple[tuple[str, Spot], ...]:
    """Return the fixed hands and feet, each with a point or the joint that it is held to."""
    spots = table.table("fixed", FIXABLE)
    fixed: list[tuple[str, Spot]] = []
    for joint, value in spots.values.items():
        if joint not in FIXABLE:
            continue
        if isinstance(value, str):
            if value not in JOINTS:
                near = nearest(value, JOINTS)
                hint = f'did you mean "{near}"?' if near else f"the joints are {', '.join(JOINTS)}"
                spots.wrong(joint, f"there is no joint {shown(value)}", hint)
                continue
            fixed.append((joint, value))
        else:
            fixed.append((joint, _place(spots, joint, (0.0, 0.0, 0.0), side_of(joint))))
    # Those held to a joint come last: by then that joint is in place itself.
    return tuple(sorted(fixed, key=lambda pair: isinstance(pair[1], str)))


def _note_unreachable(table: Table, missed: dict[str, float]) -> None:
    """Note the fixed hands and feet that cannot reach their spots, with the distance that they miss."""
    place = Table({}, (), table.mistakes, (*table.key, "fixed"))
    for joint, by in missed.items():
        place.wrong(joint, f"`{joint}` is {by * 100:.1f} hundredths out of reach", "bring the body nearer to it")


def _note_impossible(table: Table, pose: Pose, before: Pose) -> None:
    """Note what no joint allows, except on a side where the pose before has such a mistake already."""
    noted = {part.partition("_")[0] for part in impossible_joints(before.angles)}
    for part, message in impossible_joints(pose.angles).items():
        side, _, limb = part.partition("_")
        if side not in noted:
            place = Table({}, (), table.mistakes, (*table.key, side))
            place.wrong(limb, message, "look at it with `stride figure`")
