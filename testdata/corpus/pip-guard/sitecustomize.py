"""Lets pip download a source distribution without running anything that is in it.

pip asks the build backend of every source distribution for its metadata, even when it only downloads.
`fetch` puts this directory on pip's PYTHONPATH; Python imports this module at the start of every process
that pip starts, and it replaces the backend that the archive names by `unbuilt`, which copies the metadata
that the archive already carries. Any other process of pip's is refused: a pip that works in a way this
guard does not know then fails, instead of running the archive's code.
"""

import os
import sys

_BACKEND = ("_PYPROJECT_HOOKS_BUILD_BACKEND", "PEP517_BUILD_BACKEND")
_BACKEND_PATH = ("_PYPROJECT_HOOKS_BACKEND_PATH", "PEP517_BACKEND_PATH")


def _guard() -> None:
    if sys.orig_argv[1:3] == ["-m", "pip"]:
        return
    known = [name for name in _BACKEND if name in os.environ]
    if not known:
        sys.stderr.write(f"refused to run {sys.orig_argv[1:3]} for pip: not the metadata hook\n")
        sys.stderr.flush()
        os._exit(70)
    for name in known:
        os.environ[name] = "unbuilt"
    for name in _BACKEND_PATH:
        os.environ.pop(name, None)


_guard()
