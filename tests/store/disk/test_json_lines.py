"""A record is one line that reads back as it was written, or says why it does not."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.records import Session
from stride_tui.store.disk.json_lines import Bad, Record
from stride_tui.store.history.lines import session_codec
from stride_tui.store.session.journal_reading import batch_codec
from tests.helpers.saved_sessions import a_session, begun, sessions


def line_of(session: Session) -> bytes:
    """The line of a session, without its newline."""
    return session_codec().encode(session.id, 0, session.started, session.offset, session)[:-1]


@given(sessions)
def test_a_session_reads_back_as_written(session: Session) -> None:
    """Whatever texts and numbers are in it."""
    record = session_codec().decode(line_of(session))
    assert isinstance(record, Record)
    assert record.body == session


@given(sessions)
def test_a_record_is_one_line_of_plain_json(session: Session) -> None:
    """Any program can read it: no newline inside, strict JSON, the fields in their places."""
    line = line_of(session)
    assert b"\n" not in line
    said = json.loads(line)
    assert list(said) == ["v", "kind", "id", "n", "utc", "offset", "body", "crc"]


@given(st.data())
def test_one_changed_byte_is_noticed(data: st.DataObject) -> None:
    """A damaged line never passes for another record."""
    line = bytearray(line_of(a_session()))
    at = data.draw(st.integers(0, len(line) - 20))
    line[at] ^= data.draw(st.integers(1, 255))
    assert isinstance(session_codec().decode(bytes(line)), Bad)


@given(st.binary(max_size=200))
def test_no_bytes_raise(line: bytes) -> None:
    """Any bytes at all decode to a value."""
    assert isinstance(session_codec().decode(line), Bad)


def test_deep_nesting_is_a_bad_line() -> None:
    """Ten thousand brackets are no reason to fall over."""
    assert isinstance(session_codec().decode(b"[" * 10_000), Bad)


def test_a_line_without_checksum_is_taken_as_it_stands() -> None:
    """Whoever corrects a line by hand deletes the checksum."""
    line = line_of(a_session()).rpartition(b',"crc"')[0].replace(b'"Squat"', b'"Lunge"') + b"}"
    record = session_codec().decode(line)
    assert isinstance(record, Record)
    assert record.body.sets[0].exercise == "Lunge"


@pytest.mark.parametrize("change", [(b'{"v":1', b'{"v":2'), (b'"kind":"session"', b'"kind":"run"')])
def test_a_newer_programs_record_is_reported_from_a_damaged_one(change: tuple[bytes, bytes]) -> None:
    """An unknown version or kind is unknown, not bad."""
    line = line_of(a_session()).rpartition(b',"crc"')[0].replace(*change) + b"}"
    record = session_codec().decode(line)
    assert isinstance(record, Bad)
    assert record.unknown


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_has_not_is_refused(number: float) -> None:
    """No line is written that could not be read back."""
    session = Session("x", "r", "n", 0, 0, 0, True, (), recovery_hours=number)
    with pytest.raises(ValueError, match="read back"):
        line_of(session)


def test_a_batch_of_events_reads_back_as_written() -> None:
    """The start of a session carries its whole routine."""
    _, _, batch = begun()
    record = batch_codec().decode(batch_codec().encode("one", 0, 1, 2, batch)[:-1])
    assert isinstance(record, Record)
    assert record.body == batch
