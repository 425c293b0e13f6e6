"""The parse of a body by a statistical model: one run per body, with the sentences given.

A body is run on its own and never together with others: the sums of a batch depend in their last
bits on its shape, and a row must not depend on which articles happened to travel with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from schemas.tables.facts import Sentence
from transforms import spacy_internals
from transforms.word_embedding import embed_each_word_once

Floats = NDArray[np.float32]
MAX_PARSED_TOKENS = 30_000
"""No article has as many. The memory of a parse grows with its tokens: a list of 63,000, in less
than 200,000 characters, needed more than the 1 GiB that a document may take."""
UNUSED_COMPONENTS = ("lemmatizer", "attribute_ruler", "senter")
"""Components whose output no finder reads."""


class TooManyTokens(ValueError):
    """A body has more tokens than any article."""


class DotOps(NumpyOps):  # type: ignore[misc]  # thinc ships no types for its Cython classes
    """Products of matrices by NumPy's BLAS.

    Measured on a model of 96 x 4 and one thread: 97 GFLOPS against the 32 of the BLIS that thinc
    brings, 8,500 words a second against 5,700.
    """

    def gemm(
        self,
        x: Floats,
        y: Floats,
        out: Floats | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats:
        """`x @ y`, either of them transposed first."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        return np.dot(left, right, out=out)


def prepare_model(model: Language) -> Language:
    """The model, set up for `parse`: nothing runs that is not read, and products are fast."""
    ops = DotOps()
    for name, pipe in list(model.pipeline):
        if name in UNUSED_COMPONENTS:
            model.disable_pipe(name)
            continue
        network = getattr(pipe, "model", None)
        if network is not None and hasattr(network, "walk"):
            embed_each_word_once(network)
            for node in network.walk():
                node.ops = ops
    return model


def parse(model: Language, body: str, sentences: Sequence[Sentence]) -> Doc:
    """Tags, heads and entities of a body whose sentences are known; raises TooManyTokens."""
    doc = model.make_doc(body)
    if len(doc) > MAX_PARSED_TOKENS:
        raise TooManyTokens(f"{len(doc)} tokens, at most {MAX_PARSED_TOKENS} are parsed")
    _mark_sentences(doc, [sentence.char_start for sentence in sentences])
    for _, component in model.pipeline:
        if spacy_internals.can_run(component, doc):
            doc = spacy_internals.run(component, doc)
        else:
            doc = component(doc)
    return doc


def _mark_sentences(doc: Doc, starts: Sequence[int]) -> None:
    """Say of every token whether a sentence starts there."""
    is_start = np.isin(doc.to_array([IDX]), np.array(starts, dtype=np.uint64))
    # All at once: `token.is_sent_start = ...` looks at every token of the document each time.
    # -1 says that no sentence starts here, 0 would leave it to the parser.
    marks = np.where(is_start, 1, -1).astype(np.int64).view(np.uint64)
    doc.from_array([SENT_START], marks)  # type: ignore[arg-type]  # takes one column as well
