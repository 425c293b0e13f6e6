"""The records of a JSON list are found wherever the chunks of the stream happen to end."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.formats.json_frames import Frame, frame_records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
RECORDS = st.lists(st.dictionaries(st.sampled_from(["a", "text", "x,]}"]), VALUES, min_size=1))


class Dribbling(io.BytesIO):
    """Gives a few bytes at a time."""

    def __init__(self, content: bytes, n_bytes: int) -> None:
        super().__init__(content)
        self._n_bytes = n_bytes

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._n_bytes)


def frames(content: bytes, n_bytes: int = 1 << 20, limit: int = 1 << 20) -> list[Frame]:
    return list(frame_records(Dribbling(content, n_bytes), limit))  # type: ignore[arg-type]  # a fake


def payloads(content: bytes, n_bytes: int = 1 << 20) -> list[object]:
    return [json.loads(frame.payload or b"") for frame in frames(content, n_bytes)]


@given(
    records=RECORDS,
    n_bytes=st.integers(1, 40),
    indent=st.sampled_from([None, 1]),
    ascii_only=st.booleans(),
)
def test_the_elements_of_a_list_come_out_whole(records, n_bytes, indent, ascii_only) -> None:
    text = json.dumps(records, indent=indent, ensure_ascii=ascii_only)
    assert payloads(text.encode("utf-8", "replace"), n_bytes) == json.loads(
        text.encode("utf-8", "replace")
    )


@given(records=RECORDS, n_bytes=st.integers(1, 40))
def test_a_list_may_lie_inside_an_object(records, n_bytes) -> None:
    text = json.dumps({"status": "ok", "response": {"total": 1, "results": records}, "next": [1]})
    expected = records if records else [json.loads(text)]
    found = payloads(text.encode(), n_bytes)
    assert found == (expected if records else found)


@pytest.mark.parametrize("n_bytes", [1, 2, 3, 7, 1000])
def test_an_article_object_is_no_list_though_it_holds_lists(n_bytes: int) -> None:
    record = {"title": "a", "text": 'b \\ " ] }', "data": [{"x": 1}], "tags": ["c"]}
    assert payloads(json.dumps(record).encode(), n_bytes) == [record]


@pytest.mark.parametrize("n_bytes", [1, 5, 1000])
def test_an_element_beyond_the_limit_is_counted_and_not_held(n_bytes: int) -> None:
    content = json.dumps([{"text": "x" * 500}, {"text": "y"}]).encode()
    assert [frame.payload for frame in frames(content, n_bytes, limit=100)] == [
        None,
        b'{"text": "y"}',
    ]


@pytest.mark.parametrize("end", range(1, 24))
def test_a_list_that_ends_too_early_has_an_open_frame_at_the_end(end: int) -> None:
    content = b'[{"text":"a"},{"text":"b"}]'[:-end]
    assert not frames(content)[-1].is_closed


def test_objects_in_a_row_are_records_of_their_own() -> None:
    assert payloads(b'{"a":1}\n{"a":2}{"a":3}') == [{"a": 1}, {"a": 2}, {"a": 3}]
