from __future__ import annotations

from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from flows.steps.fact_settings import FactSettings
from transforms.word_embedding import embed_each_word_once

TEXT = "The bridge fell, the mayor said. The mayor saw the bridge the night before, she said."


HASHED = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 32,
    "depth": 2,
    "embed_size": 300,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": False,
}


def made_model(**settings: object) -> Language:
    """A model that makes vectors of words, and is not ready for use yet."""
    model = spacy.blank("en")
    model.add_pipe("tok2vec", config={"model": {**HASHED, **settings}})
    return model


def random_model() -> Language:
    """The same with random weights."""
    model = made_model()
    model.initialize()
    return model


def network_of(model: Language) -> Any:
    return model.get_pipe("tok2vec").model  # type: ignore[attr-defined]


def vectors_of(model: Language, *texts: str) -> list[Any]:
    vectors: list[Any] = network_of(model).predict([model.make_doc(text) for text in texts])
    return vectors


def test_the_vectors_are_the_same() -> None:
    model = random_model()
    expected = vectors_of(model, TEXT, "The night.")
    assert embed_each_word_once(network_of(model)) == 1
    found = vectors_of(model, TEXT, "The night.")
    assert [len(vectors) for vectors in found] == [20, 3]
    for vectors, same in zip(found, expected, strict=True):
        np.testing.assert_allclose(vectors, same, atol=1e-5)


def test_a_word_is_embedded_once_however_often_it_stands_in_the_text() -> None:
    model = random_model()
    network = network_of(model)
    embed_each_word_once(network)
    seen = []
    (hashed, *_) = [node for node in network.walk() if node.name == "hashembed"]
    forward = hashed._func

    def watched(node: Any, ids: Any, is_train: bool) -> Any:
        seen.append(len(ids))
        return forward(node, ids, is_train)

    hashed._func = watched
    vectors_of(model, "fog fog fog fog rain rain")
    assert seen == [2]


def test_a_document_without_words_has_no_vectors() -> None:
    model = random_model()
    embed_each_word_once(network_of(model))
    assert [len(vectors) for vectors in vectors_of(model, "", "Fog.")] == [0, 2]


def test_the_english_model_is_made_as_expected() -> None:
    """It fails where a new version of spaCy or of the model puts its layers together otherwise."""
    model = spacy.load(dict(FactSettings().models)["en"])
    changed = {
        name: embed_each_word_once(pipe.model)
        for name, pipe in model.pipeline
        if name in ("tok2vec", "ner")
    }
    assert changed == {"tok2vec": 1, "ner": 1}


def test_a_model_that_is_made_in_another_way_is_left_as_it_is() -> None:
    model = made_model(pretrained_vectors=True)
    assert embed_each_word_once(network_of(model)) == 0
