"""How far away a host is can be told from its name, and in doubt it is away; who is public."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses import Reach, is_public, reach_of


@pytest.mark.parametrize(
    ("host", "reach"),
    [
        *(("127.0.0.1", Reach.HERE), ("127.8.9.1", Reach.HERE), ("localhost", Reach.HERE)),
        *(("LocalHost.", Reach.HERE), ("::1", Reach.HERE), ("[::1]", Reach.HERE)),
        *(("model.localhost", Reach.HERE), ("::ffff:127.0.0.1", Reach.HERE)),
        *(("10.1.2.3", Reach.NEAR), ("192.168.1.9", Reach.NEAR), ("172.20.0.2", Reach.NEAR)),
        *(("100.64.0.1", Reach.NEAR), ("169.254.1.1", Reach.NEAR), ("fd00::1", Reach.NEAR)),
        *(("fe80::1%eth0", Reach.NEAR), ("llama", Reach.NEAR), ("box.local", Reach.NEAR)),
        *(("model.internal", Reach.NEAR), ("nas.home.arpa", Reach.NEAR), ("pi.lan", Reach.NEAR)),
        *(("8.8.8.8", Reach.AWAY), ("::ffff:8.8.8.8", Reach.AWAY), ("224.0.0.1", Reach.AWAY)),
        *(("2606:2800:21f:cb07:6820:80da:af6b:8b2c", Reach.AWAY), ("", Reach.AWAY)),
        *(("api.example.org", Reach.AWAY), ("localhost.example.org", Reach.AWAY)),
        *(("134744072", Reach.AWAY), ("0x08080808", Reach.AWAY), ("8.8.2056", Reach.AWAY)),
        *(("example\u3002com", Reach.AWAY), ("example\uff0ecom", Reach.AWAY)),
        *(("64:ff9b::7f00:1", Reach.AWAY), ("2002:a00:1::", Reach.AWAY), ("4000::1", Reach.AWAY)),
        # Teredo (RFC 4380): from a public client, over a public server.
        ("2001:0:4136:e378:8000:63bf:f7f7:f7f7", Reach.AWAY),
        *(("local", Reach.NEAR), ("notlocal.org", Reach.AWAY), ("127.0.0.1.org", Reach.AWAY)),
    ],
)
def test_a_host_is_as_far_away_as_its_name_says(host: str, reach: Reach) -> None:
    assert reach_of(host) is reach


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True)),
        *(("127.0.0.1", False), ("0.0.0.0", False), ("10.1.2.3", False), ("192.168.1.1", False)),
        *(("172.16.0.1", False), ("100.64.0.1", False), ("169.254.1.1", False)),
        *(("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1", False)),
        *(("fd00::1", False), ("ff02::1", False), ("::ffff:127.0.0.1", False)),
        *(("::", False), ("::127.0.0.1", False), ("::10.0.0.1", False), ("fec0::1", False)),
        *(("64:ff9b:1::a00:1", False), ("4000::1", False), ("2001:db8::1", False)),
        *(("2001:0:a00:1::f5ff:fffe", False), ("192.0.0.8", False), ("198.18.0.1", False)),
        *(("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("::ffff:93.184.215.14", True)),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


IN_A_TUNNEL = st.binary(min_size=14, max_size=14).map(lambda rest: b"\x20\x02" + rest)
TEREDO = st.binary(min_size=12, max_size=12).map(lambda rest: b"\x20\x01\0\0" + rest)


@given(
    st.binary(min_size=4, max_size=4).map(IPv4Address)
    | (st.binary(min_size=16, max_size=16) | IN_A_TUNNEL | TEREDO).map(IPv6Address)
)
def test_nothing_that_is_public_is_said_to_be_near(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(address) or reach_of(str(address)) is Reach.AWAY
