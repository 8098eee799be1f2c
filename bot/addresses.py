"""How far away a host is: on this machine, in a private network, or away, on somebody else's."""

from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address

# RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa), and ICANN's resolution of
# 29 July 2024, which keeps "internal" for private networks; "lan" is what many routers use.
_PRIVATE_ENDS = (".local", ".internal", ".home.arpa", ".lan")


class Reach(StrEnum):
    """Where something runs."""

    HERE = "here"
    """On this machine."""
    NEAR = "near"
    """On another one, in a private network."""
    AWAY = "away"
    """Somewhere else, or nobody can tell from its name."""


def reach_of(host: str) -> Reach:
    """How far away a host is, by its address or name alone; nothing is looked up.

    A name without a dot counts as near: it is how containers and local networks name machines. One
    with other letters than ASCII is changed before it is looked up, "。" to a dot, so it is away.
    """
    name = host.lower().strip("[]").rstrip(".")
    try:
        return _reach_of_address(ip_address(name.partition("%")[0]))
    except ValueError:
        pass
    if not name.isascii():
        return Reach.AWAY
    if name == "localhost" or name.endswith(".localhost"):
        return Reach.HERE
    if name and ("." not in name or name.endswith(_PRIVATE_ENDS)) and not _is_number(name):
        return Reach.NEAR
    return Reach.AWAY


def _reach_of_address(address: IPv4Address | IPv6Address) -> Reach:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback:
        return Reach.HERE
    return Reach.AWAY if address.is_global or address.is_multicast else Reach.NEAR


def _is_number(name: str) -> bool:
    """Some resolvers read 134744072 or 0x08080808 as an IPv4 address."""
    return name.isdigit() or name.startswith("0x")
