"""What an error of SQLite is told as: its kind, never its own words, which may hold values."""

import sqlite3

KINDS = {
    "SQLITE_CANTOPEN": "unable to open database file",
    "SQLITE_CORRUPT": "database disk image is malformed",
    "SQLITE_FULL": "database or disk is full",
    "SQLITE_IOERR": "disk I/O error",
    "SQLITE_NOTADB": "file is not a database",
}
"""What SQLite says of these itself. Source: sqlite3_errstr in its C interface."""


def kind_of(problem: sqlite3.Error) -> str:
    """What an operator is told of an error: its kind in SQLite's words, or its name."""
    name: str = getattr(problem, "sqlite_errorname", type(problem).__name__)
    known = (said for kind, said in KINDS.items() if name == kind or name.startswith(f"{kind}_"))
    return next(known, name)
