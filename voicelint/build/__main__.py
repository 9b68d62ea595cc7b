"""`python -m voicelint.build`: writes every generated file; `--check` only says which are not up to date."""

from __future__ import annotations

import sys

from .generate import main

sys.exit(main(sys.argv[1:]))
