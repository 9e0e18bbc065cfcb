"""The proxies in front of the site, as a setting names them."""

import ipaddress

from django.core.exceptions import ImproperlyConfigured

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(text: str, *, named_by: str) -> list[Network]:
    """Return the addresses and networks of a list like "10.0.0.1, 10.1.0.0/16". A wrong one stops the start."""
    try:
        return [ipaddress.ip_network(part) for part in text.replace(",", " ").split()]
    except ValueError as problem:
        raise ImproperlyConfigured(
            f"{named_by} must hold addresses or networks such as 10.0.0.1, 10.1.0.0/16: {problem}."
        ) from problem
