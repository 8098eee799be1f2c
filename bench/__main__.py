"""Runs every benchmark in turn: `python -m bench`."""

import pkgutil
from importlib import import_module

import bench


def main() -> None:
    """Each module of this folder that has a `main`."""
    for module in sorted(pkgutil.iter_modules(bench.__path__), key=lambda found: found.name):
        run = None
        if not module.name.startswith("_"):
            run = getattr(import_module(f"bench.{module.name}"), "main", None)
        if run is not None:
            print(f"\n== {module.name} ==\n")
            run()


if __name__ == "__main__":
    main()
