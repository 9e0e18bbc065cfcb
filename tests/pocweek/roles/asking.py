"""How an address answers each role."""

from django.test import Client

# y: opens · n: refused (403) · -: there is no such thing for them (404, or the admin's way back) · l: has to sign in
ROLES = ["nobody", "stranger", "organiser", "other organiser", "secretariat", "door", "superuser"]


def answer_to(client: Client, address: str) -> str:
    response = client.get(address)
    if response.status_code == 302:
        return "l" if "/login/" in response.url else "-"
    return {200: "y", 403: "n", 404: "-"}.get(response.status_code, str(response.status_code))


def become(client: Client, role: str, people: dict) -> None:
    client.logout()
    if role != "nobody":
        client.force_login(people[role])


def answers_to(client: Client, people: dict, *addresses: str) -> list[str]:
    """Return a row for each address: how it answers each role, in their order."""
    rows: list[list[str]] = [[] for _address in addresses]
    for role in ROLES:
        become(client, role, people)
        for row, address in zip(rows, addresses, strict=True):
            row.append(answer_to(client, address))
    return [" ".join(row) for row in rows]
