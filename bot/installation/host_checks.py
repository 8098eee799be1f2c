"""Checks the host: where memory, files and logs could end up by mistake."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from bot.addresses import Reach, host_of, reach_of
from bot.crashes import leave_no_core_dumps
from bot.installation.findings import Finding, private
from bot.log import SILENCED

SWAPS = Path("/proc/swaps")
MOUNTS = Path("/proc/mounts")
DEBUG_FLAGS = ("PYTHONASYNCIODEBUG", "PYTHONDEVMODE", "PYTHONTRACEMALLOC", "PYTHONINSPECT")
"""With these Python prints tasks with their arguments, or keeps the interpreter open."""
OFF_THIS_MACHINE = frozenset(
    {"9p", "afs", "ceph", "cifs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "nfs"}
    | {"nfs4", "smb3", "smbfs", "vboxsf"}
)
SYNCED = ("dropbox", "google drive", "googledrive", "icloud", "nextcloud", "onedrive", "syncthing")
BACKUP_FOLDERS = frozenset({"backup", "backups", "snapshot", "snapshots"})
BACKUP_NAMES = (".backup", ".bak")
SQLITE = b"SQLite format 3\x00"


def core_dumps() -> Finding:
    """Whether the program can keep a crash from writing memory to a file."""
    try:
        leave_no_core_dumps()
    except (OSError, ValueError, AttributeError):
        fix = "Set the hard limit of core dumps to 0 for the service: LimitCORE=0 or ulimit -c 0."
        return Finding("the program turns core dumps off", False, fix)
    return Finding("the program turns core dumps off", True)


def swap(swaps: Path = SWAPS) -> Finding:
    """Whether memory can be written to a disk that is not known to be encrypted."""
    what = "memory is not written to swap"
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return Finding(f"{what} (can't be seen on this system)", True)
    on_disk = [name for line in lines if not (name := line.split()[0]).startswith("/dev/zram")]
    fix = f"Swap is on: {', '.join(on_disk)}. Turn it off (swapoff -a) or have it encrypted."
    return Finding(what, not on_disk, fix if on_disk else "")


def debug_flags(environment: Mapping[str, str] | None = None) -> list[Finding]:
    """Whether Python or a library is told to print more than it should."""
    given = os.environ if environment is None else environment
    on = [name for name in DEBUG_FLAGS if given.get(name, "0") not in ("", "0")]
    loud = [name for name in SILENCED if logging.getLogger(name).isEnabledFor(logging.CRITICAL)]
    return [
        Finding("no debug flag is set", not on, f"Unset {', '.join(on)}." if on else ""),
        Finding(
            "libraries that would log texts or addresses are silent",
            not loud,
            f"Do not change the level of: {', '.join(loud)}." if loud else "",
        ),
    ]


def log_level(level: str) -> Finding:
    """What is logged; no level of ours logs texts or people."""
    return Finding(f"the log level is {level}: event names and counts only", True)


def language_model(url: str | None) -> Finding:
    """Whether words that may be shown stay on this server, where a language model reads them."""
    host = "" if url is None else host_of(url)
    what = {
        Reach.HERE: "a language model reads opened shareable answers, on this machine",
        Reach.NEAR: f"a language model reads opened shareable answers, in this network ({host})",
        Reach.AWAY: f"opened shareable answers stay on this server: they are sent to {host}",
    }
    if url is None:
        return Finding("no language model is used", True)
    reach = reach_of(host)
    fix = "Run a model on this machine and set AFTERWORD_LLM_URL to it, or unset it."
    return Finding(what[reach], reach is not Reach.AWAY, fix if reach is Reach.AWAY else "")


def env_file(path: Path = Path(".env")) -> list[Finding]:
    """Whether the file of settings, if there is one, is closed to others."""
    return [private(path)] if path.exists() else []


def location(folder: Path, mounts: Path = MOUNTS) -> Finding:
    """Whether a folder is on this machine, and no program copies it elsewhere."""
    whole = folder.resolve()
    synced = [part for part in whole.parts if any(name in part.lower() for name in SYNCED)]
    kind = _file_system(whole, mounts)
    what = f"{folder} is on this machine only"
    fix = "Set AFTERWORD_DATA to a folder on a local disk that nothing synchronises."
    return Finding(what, not synced and kind not in OFF_THIS_MACHINE, fix)


def keys_apart(keys: Path, near: Path) -> list[Finding]:
    """Whether keys lie among backups: who gets one must not get the other with it."""
    what = f"{keys} lies apart from backups"
    inside = [part for part in keys.resolve().parts if part.lower() in BACKUP_FOLDERS]
    if inside:
        fix = "Keep the keys in no folder of backups: move AFTERWORD_DATA."
        return [Finding(what, False, fix)]
    copies = [file for folder in {keys, near} for file in _copies(folder)]
    if not copies:
        return [Finding(what, True)]
    return [
        Finding(what, False, f"Move {file} to another place, or delete it if it is of no more use.")
        for file in sorted(copies)
    ]


def _copies(folder: Path) -> list[Path]:
    """Databases in a folder that are not the installation's own two."""
    found = []
    for file in folder.iterdir():
        if file.name in ("afterword.db", "keyring.db") or not file.is_file():
            continue
        with file.open("rb") as opened:
            if opened.read(len(SQLITE)) == SQLITE or file.suffix in BACKUP_NAMES:
                found.append(file)
    return found


def _file_system(folder: Path, mounts: Path) -> str:
    """What kind of file system a folder is on; empty if this system does not say."""
    best, kind = "", ""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    for line in lines:
        _, point, found, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, found
    return kind
