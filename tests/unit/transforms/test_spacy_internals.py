"""The parts of spaCy that are not public: these tests fail when a new version changes them.

Then read the new version's `spacy/pipeline/transition_parser.pyx` beside
`transforms.spacy_internals`, or let every component be called as spaCy calls it.
"""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL
from spacy.tokens import Doc
from spacy.training import Example

from flows.scorecard.texts import GoldText, build_text_article
from flows.steps.models import load_resources
from schemas.tables.facts import Sentence
from transforms import spacy_internals
from transforms.sentences import split_sentences
from transforms.spacy_internals import WRITTEN, can_run, missing_parts, run
from transforms.syntax import parse

ATTRIBUTES = [TAG, HEAD, DEP, ENT_IOB, ENT_TYPE, SENT_START]
BODY = (
    "Anna Weber, the mayor of Lund, said on Monday that the bridge had fallen. "
    "Forty people were taken to Saint Mary's Hospital by the Swedish Red Cross.\n\n"
    '"We heard it before we saw it," Omar Haddad told reporters from Radio Malmo. '
    "No. The river, which rises in the Norra Hills, had flooded twice in 2019."
)
GERMAN = "Anna Weber wohnt in Lund. Die Stadt hat Omar Haddad am Montag geehrt."


def sentences_of(body: str) -> tuple[Sentence, ...]:
    article = build_text_article(GoldText("a", body, "en"))
    return tuple(split_sentences(body, article.paragraphs, "a", "en"))


def as_rows(doc: Doc) -> NDArray[np.uint64]:
    return doc.to_array(ATTRIBUTES)


def without_internals(model: Language, body: str, monkeypatch: pytest.MonkeyPatch) -> Doc:
    """The parse with every component called as spaCy calls it."""
    with monkeypatch.context() as patched:
        patched.setattr(spacy_internals, "can_run", lambda _component, _doc: False)
        return parse(model, body, sentences_of(body))


@pytest.fixture(scope="module")
def english() -> Language:
    model: Language = load_resources().models["en"]
    return model


def learnt(language: str, **network: object) -> Language:
    """A model that learnt one sentence: vectors of its own in each component, and no tagger."""
    model = spacy.blank(language)
    words = ["Anna", "Weber", "wohnt", "in", "Lund", "."]
    gold = {
        "heads": [1, 2, 2, 2, 3, 2],
        "deps": ["pnc", "sb", "ROOT", "mo", "nk", "punct"],
        "entities": ["B-PER", "L-PER", "O", "O", "U-LOC", "O"],
    }
    model.add_pipe("parser", config={"min_action_freq": 1})
    model.add_pipe("ner", config={"model": {**DEFAULT_NER_MODEL, **network}})
    example = Example.from_dict(Doc(model.vocab, words=words), gold)
    optimizer = model.initialize(lambda: [example])
    for _ in range(20):
        model.update([example], sgd=optimizer)
    return model


@pytest.fixture(scope="module")
def german() -> Language:
    return learnt("de")


def test_this_version_of_spacy_has_all_parts() -> None:
    assert missing_parts() == ()


def test_a_version_with_other_parts_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_internals, "STEP_MODEL", ("self", "docs", "layers"))
    monkeypatch.delattr("spacy.ml.parser_model.ParserStepModel", raising=True)
    assert missing_parts() == ("ParserStepModel",)


def test_all_sentences_at_once_give_what_one_run_over_the_text_gives(
    english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = without_internals(english, BODY, monkeypatch)
    found = parse(english, BODY, sentences_of(BODY))
    assert len(list(found.sents)) == 5
    assert len(found.ents) > 5
    assert np.array_equal(as_rows(found), as_rows(expected))


def test_both_components_of_the_english_model_run_here(english: Language) -> None:
    doc = english.make_doc(BODY)
    fitting = [name for name, component in english.pipeline if can_run(component, doc)]
    assert fitting == ["parser", "ner"]


@pytest.mark.parametrize(
    "network",
    [{}, {"use_upper": False}, {"extra_state_tokens": True}, {"maxout_pieces": 3}],
    ids=["default", "as with a transformer", "more words in view", "more pieces"],
)
def test_models_of_other_languages_and_makes_run_as_well(
    network: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = learnt("de", **network)
    doc = model.make_doc(GERMAN)
    assert all(can_run(component, doc) for _, component in model.pipeline)
    expected = without_internals(model, GERMAN, monkeypatch)
    found = parse(model, GERMAN, sentences_of(GERMAN))
    assert [found[0].head.text, found.ents[0].text] == ["Weber", "Anna Weber"]
    assert np.array_equal(as_rows(found), as_rows(expected))


def test_the_parse_does_not_depend_on_what_was_parsed_before(german: Language) -> None:
    first = as_rows(parse(german, GERMAN, sentences_of(GERMAN)))
    parse(german, "Lund. Lund.", sentences_of("Lund. Lund."))
    assert np.array_equal(as_rows(parse(german, GERMAN, sentences_of(GERMAN))), first)


def test_a_text_without_sentences_or_words_is_no_error(german: Language) -> None:
    assert [token.is_sent_start for token in parse(german, "Anna Weber", ())] == [True, False]
    assert len(parse(german, "", ())) == 0


def test_names_that_a_component_before_has_set_are_kept(german: Language) -> None:
    model = spacy.blank("de", vocab=german.vocab)
    rules = model.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "SHIP", "pattern": "Anna Weber"}])  # type: ignore[attr-defined]
    model.add_pipe("ner", source=german)
    assert parse(model, GERMAN, sentences_of(GERMAN)).ents[0].label_ == "SHIP"


def test_a_component_of_another_kind_is_called_as_spacy_calls_it() -> None:
    model = spacy.blank("en")
    model.add_pipe("sentencizer")
    doc = model.make_doc(BODY)
    assert not any(can_run(component, doc) for _, component in model.pipeline)
    assert len(parse(model, BODY, sentences_of(BODY))) == len(doc)


def test_a_network_that_the_step_model_runs_in_another_way_is_left_to_spacy() -> None:
    model = learnt("de", maxout_pieces=1)
    assert not can_run(model.get_pipe("ner"), model.make_doc(GERMAN))


def test_a_search_with_several_candidates_is_left_to_spacy(german: Language) -> None:
    beam = spacy.blank("de").create_pipe("beam_ner")
    assert type(beam) in WRITTEN
    assert not can_run(beam, german.make_doc(GERMAN))


def test_a_version_without_the_parts_is_left_to_spacy(
    german: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_internals, "_is_known_version", lambda: False)
    doc = german.make_doc(GERMAN)
    assert not any(can_run(component, doc) for _, component in german.pipeline)


def test_the_words_of_a_sentence_do_not_get_heads_in_another(english: Language) -> None:
    doc = parse(english, BODY, sentences_of(BODY))
    assert all(token.head.sent == token.sent for token in doc)


def test_a_run_gives_the_document_back(german: Language) -> None:
    doc = german.make_doc(GERMAN)
    assert run(german.get_pipe("ner"), doc) is doc
