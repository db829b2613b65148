"""Who asks: every way to seem to be this machine that we could think of."""

import pytest

from guide.web import auth, requester

from .conftest import HERE, LAN, PHONE, scope_of


@pytest.mark.parametrize(
    ("client", "server"),
    [
        ("127.0.0.1", HERE),
        ("127.0.0.1", "http://localhost:8501"),
        ("127.0.0.1", "http://localhost"),
        ("::1", "http://[::1]:8501"),
        ("::ffff:127.0.0.1", HERE),
        ("192.168.1.5", LAN),
        ("::ffff:192.168.1.5", LAN),
        ("127.0.0.1", "http://127.0.0.2:8501"),
    ],
)
def test_whoever_sits_at_the_machine_may_host(allowed, client, server):
    scope = scope_of(client, server)
    assert requester.same_machine(scope)


@pytest.mark.parametrize("client", ["192.168.1.77", "10.0.0.1", "fe80::1", "testclient", "", None])
def test_another_machine_may_not(allowed, client):
    assert not requester.same_machine(scope_of(client, LAN))
    assert not auth.may_host(scope_of(client, LAN))


@pytest.mark.parametrize(
    "header",
    ["x_forwarded_for", "forwarded", "x_real_ip", "x_forwarded_host", "x_forwarded_proto", "via",
     "cf_connecting_ip"],
)  # fmt: skip
def test_nobody_who_comes_through_a_proxy_is_local(allowed, header):
    assert not requester.same_machine(scope_of("127.0.0.1", HERE, **{header: "127.0.0.1"}))


@pytest.mark.parametrize("spoofed", ["127.0.0.1", "192.168.1.5", "::1", "localhost"])
def test_a_spoofed_header_makes_nobody_local(allowed, spoofed):
    for header in ("x_forwarded_for", "x_real_ip", "forwarded", "x_forwarded_host", "host"):
        scope = scope_of(PHONE[0], LAN, **{header: spoofed})
        assert not requester.same_machine(scope)
        assert not auth.may_host(scope)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "", "localhost.evil",
             "[::1", "127.0.0.1:8501@evil.example"],
)  # fmt: skip
def test_a_foreign_name_for_this_machine_does_not_count(allowed, host):
    assert not requester.same_machine(scope_of("127.0.0.1", HERE, host=host))


def test_no_host_header_or_two_do_not_count(allowed):
    scope = scope_of("127.0.0.1", HERE)
    assert not requester.same_machine({**scope, "headers": []})
    assert not requester.same_machine({**scope, "headers": scope["headers"] * 2})


def test_a_unix_socket_does_not_count(allowed):
    assert not requester.same_machine({**scope_of(None, HERE), "server": ("/run/guide.sock", None)})
    assert not requester.same_machine({**scope_of("127.0.0.1", HERE), "server": None})
