"""The edge: settings, command line, Prefect flows and the plain steps that they run."""

from __future__ import annotations

import os

# BLAS reads them when NumPy is loaded, and the fork server loads NumPy before a worker starts: so
# they are set here, before all of it. The workers share the cores among them already; with two
# threads each, a parse took three times the CPU.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
