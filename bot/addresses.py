"""What a host or an address is: on this machine, near, away; and whether it is public."""

from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

# RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa), and ICANN's resolution of
# 29 July 2024, which keeps "internal" for private networks; "lan" is what many routers use.
_PRIVATE_ENDS = (".local", ".internal", ".home.arpa", ".lan")
# RFC 6052, and RFC 4291 (2.5.5.1): the last four bytes are an IPv4 address.
_LAST_FOUR_BYTES = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
_NOT_PUBLIC = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""IETF protocols, and relays (IANA, special-purpose addresses): not all Pythons know of them."""
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that is on the public internet (IANA, IPv6 address space); the rest is local, or nobody's."""

Address = IPv4Address | IPv6Address


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


def host_of(url: str) -> str:
    """The host of a URL; empty if it has none."""
    return urlsplit(url).hostname or ""


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, whatever it is wrapped in."""
    wrapped = _wrapped(address)
    if wrapped:
        return all(is_public(one) for one in wrapped)
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    if any(address in network for network in _NOT_PUBLIC):
        return False
    return address.is_global and not address.is_multicast


def _reach_of_address(address: Address) -> Reach:
    """What is neither public nor known to be private is away: it may be a tunnel, or nobody's."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback:
        return Reach.HERE
    public = is_public(address) or address.is_global or address.is_multicast
    return Reach.AWAY if public or _wrapped(address) else Reach.NEAR


def _wrapped(address: Address) -> list[Address]:
    """The addresses that an IPv6 address holds, as those of tunnels and translators do."""
    if not isinstance(address, IPv6Address):
        return []
    inner: list[Address | None] = [address.ipv4_mapped, address.sixtofour]
    inner += list(address.teredo or ())
    if any(address in network for network in _LAST_FOUR_BYTES):
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


def _is_number(name: str) -> bool:
    """Some resolvers read 134744072 or 0x08080808 as an IPv4 address."""
    return name.isdigit() or name.startswith("0x")
