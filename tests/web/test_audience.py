"""The address for people in the hall: one that they can open, or none."""

import pytest

from guide.web.audience import AGAIN, Audience

LAN = "192.168.1.20"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def audience(clock):
    """A machine with two addresses, of which the second answers."""
    found = Audience(lambda: networks, lambda address, port: address in answering, clock)
    networks, answering = ["10.9.9.9", LAN], {LAN}
    found.networks, found.answering = networks, answering
    return found


def scope(host, client="127.0.0.1", *headers):
    return {
        "type": "http",
        "scheme": "http",
        "client": (client, 50000),
        "server": ("127.0.0.1", 8501),
        "headers": [(b"host", host.encode()), *headers],
    }


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"])
def test_a_screen_on_this_machine_names_the_address_in_the_network_that_answers(audience, host):
    for client in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        found = audience.of(scope(host, client))
        assert found and (found.url, found.near) == (f"http://{LAN}:8501", True)
        assert found.short == f"{LAN}:8501"


def test_without_an_address_that_answers_nothing_is_said(audience):
    audience.answering.clear()
    assert audience.of(scope("localhost:8501")) is None
    audience.networks.clear()
    assert audience.of(scope("localhost:8501")) is None


def test_from_a_container_nothing_is_said(audience):
    """The browser's own machine comes in from the container's network, to a local name."""
    assert audience.of(scope("localhost:8501", "172.17.0.1")) is None


@pytest.mark.parametrize(
    ("host", "near"),
    [("192.168.1.20:8501", True), ("guide.example.org", False), ("[2001:db9::7]:8501", False)],
)
def test_a_screen_opened_at_what_others_can_open_passes_that_on(audience, host, near):
    found = audience.of(scope(host, "192.168.1.77"))
    assert found and (found.url, found.near) == (f"http://{host}", near)


def test_behind_a_proxy_the_visitors_own_name_and_scheme_are_passed_on(audience):
    passed_on = ((b"x-forwarded-host", b"guide.example.org"), (b"x-forwarded-proto", b"https"))
    found = audience.of(scope("127.0.0.1:8501", "127.0.0.1", *passed_on))
    assert found and found.url == "https://guide.example.org"


def test_a_network_that_comes_or_goes_is_noticed(audience, clock):
    asked = scope("localhost:8501")
    assert not audience.fresh(asked)
    assert audience.of(asked) and audience.fresh(asked)
    audience.answering.clear()
    assert audience.of(asked), "kept for a while"
    clock.now += AGAIN + 1
    assert not audience.fresh(asked) and audience.of(asked) is None


def test_a_host_that_is_none_leads_nowhere(audience):
    for host in ("", "[", "localhost:99999999"):
        found = audience.of(scope(host))
        assert found is None or found.near


def test_only_a_screen_on_this_machine_has_its_networks_looked_up(audience, clock):
    near = scope("localhost:8501")
    assert audience.fresh(scope("localhost:8501", "172.17.0.1"))
    assert audience.fresh(scope("guide.example.org"))
    assert not audience.fresh(near)
    audience.of(near)
    assert audience.fresh(near)
    clock.now += 2 * AGAIN
    assert not audience.fresh(near)
