"""From which network a request comes. What a client says of itself counts only where a trusted proxy passed it on."""

import ipaddress
from collections.abc import Mapping

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

IPV6_SITE = 64  # bits: one site has at least that many addresses to change between


def network_of(meta: Mapping[str, str]) -> str:
    """Return the network of a client, by the headers of its request: an IPv4 address, an IPv6 site, or nothing.

    Nothing where it is not known: over a socket of this machine, or behind a proxy that is not trusted on it.
    """
    client = client_address(meta)
    if client is None or client.is_loopback or client.is_unspecified:
        return ""
    bits = client.max_prefixlen if client.version == 4 else IPV6_SITE
    return str(ipaddress.ip_network((client, bits), strict=False))


def client_address(meta: Mapping[str, str]) -> Address | None:
    """Return the address nearest to us that is no trusted proxy of ours, or None.

    Each proxy adds on the right the address that it was called from; what stands further left anybody can invent.
    """
    near = _address(meta.get("REMOTE_ADDR", ""))
    passed_on = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    while near is not None and _is_trusted(near) and passed_on:
        near = _address(passed_on.pop())
    return near


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _address(text: str) -> Address | None:
    """Return an address, an IPv4 one also where it came as IPv6; None for what is none."""
    try:
        address = ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
