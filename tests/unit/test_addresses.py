"""How far away a host is can be told from its name, and in doubt it is away."""

import pytest

from bot.addresses import Reach, reach_of


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
        *(("local", Reach.NEAR), ("notlocal.org", Reach.AWAY), ("127.0.0.1.org", Reach.AWAY)),
    ],
)
def test_a_host_is_as_far_away_as_its_name_says(host: str, reach: Reach) -> None:
    assert reach_of(host) is reach
