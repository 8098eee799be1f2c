"""`python -m bot` is the same program as `afterword`."""

import sys

from bot.cli import main

sys.exit(main())
