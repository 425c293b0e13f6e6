"""Spans of parses that no model would make: the rules must stand any of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from tests.unit.transforms.entities.entity_texts import rules, text_of
from transforms.entities.mentions import find_document_entities

_VOCAB = Vocab()
_PIECES = (
    "the|The|Mr|President|Sheikh|Karvel|Karvel|Vasko|Odrin|Bank|of|and|'s|(|)|,|.|Inc|U.S.|Court|a|"
    'Syrian|UN|in|town|said|2|-|1|Derby|beat|\n\n|St.|al-Assad|Co.|"'
)
_WORDS = _PIECES.split("|")
_TAGS = ["NNP", "NNPS", "NN", "NNS", "IN", "DT", "VBD", "_SP", ".", "CD"]
_LABELS = ["PERSON", "ORG", "GPE", "NORP", "DATE", "WORK_OF_ART", "EVENT", "FAC", "LAW"]
_TOKENS = st.lists(
    st.tuples(
        st.sampled_from(_WORDS),
        st.booleans(),
        st.sampled_from(_TAGS),
        st.booleans(),
        st.sampled_from(["", "", *_LABELS]),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=300)
@given(_TOKENS)
def test_any_parse_gives_mentions_in_order_that_are_the_text_at_their_place(
    tokens: list[tuple[str, bool, str, bool, str, int]],
) -> None:
    doc = Doc(
        _VOCAB,
        words=[token[0] for token in tokens],
        spaces=[token[1] for token in tokens],
        tags=[token[2] for token in tokens],
        sent_starts=[no == 0 or token[3] for no, token in enumerate(tokens)],
    )
    spans, end = [], 0
    for no, token in enumerate(tokens):
        if token[4] and no >= end:
            end = min(len(tokens), no + token[5])
            spans.append(Span(doc, no, end, label=token[4]))
    doc.set_ents(spans)
    base = text_of("A plain text of some length in English words.")
    text = replace(base, article=replace(base.article, body=doc.text), doc=doc)
    mentions = find_document_entities(text, rules()).mentions
    starts = {mention.char_start: mention for mention in mentions}
    at = 0
    for mention in mentions:
        assert text.body[mention.char_start : mention.char_end] == mention.surface
        assert mention.surface.strip()
        assert mention.char_start >= at
        at = mention.char_end
        if mention.coref_of is not None:
            assert starts[mention.coref_of].coref_of is None
