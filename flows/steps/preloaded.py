"""Reference data that all workers share: to import this module is to load it.

The fork server imports it (`flows.steps.workers`) and nothing else does. A worker is forked with
the data in place, which saves each of them half a second and 30 MB.
"""

from __future__ import annotations

import gc

from flows.steps.models import load_entity_rules, load_gazetteer, load_topic_lexicon

load_entity_rules()
load_gazetteer()
load_topic_lexicon()
gc.freeze()  # no collection in a worker touches, and so copies, the pages of what is shared
