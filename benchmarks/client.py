"""A browser as cheap as can be: it sends what the pages ask for and keeps cookies, over one connection where it may."""

import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
COOKIE = re.compile(rb"^set-cookie: ([^=;]+)=([^;\r]*)", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(rb"^content-length: (\d+)", re.IGNORECASE | re.MULTILINE)
CLOSES = re.compile(rb"^connection: close", re.IGNORECASE | re.MULTILINE)
LOCATION = re.compile(rb"^location: (\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass
class Answer:
    status: int
    head: bytes
    body: bytes

    @property
    def location(self) -> str:
        found = LOCATION.search(self.head)
        return found[1].decode() if found else ""

    @property
    def csrf_token(self) -> str:
        found = TOKEN.search(self.body)
        return found[1].decode() if found else ""


@dataclass
class Client:
    """Somebody with a browser, behind the proxy that ends TLS. `address` is that from which the proxy was called."""

    port: int
    address: str = "192.0.2.1"
    host: str = "pocweek.example"
    seconds: float = 60
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: socket.socket | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"")

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields).encode())

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self.host}",
            f"X-Forwarded-For: {self.address}",
            "X-Forwarded-Proto: https",
            *(f"{name}: {value}" for name, value in self.headers.items()),
        ]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += [
                f"Origin: https://{self.host}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        request = "\r\n".join([*lines, "", ""]).encode() + body
        answer = self._exchange(request)
        self.cookies |= {name.decode(): value.decode() for name, value in COOKIE.findall(answer.head)}
        return answer

    def _exchange(self, request: bytes) -> Answer:
        """Send a request and read its answer to the end. Raises OSError where the server went away."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), self.seconds)
        try:
            self._socket.sendall(request)
            return self._read(self._socket)
        except OSError:
            self.close()
            raise

    def _read(self, connection: socket.socket) -> Answer:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more(connection)
        head, _blank, body = received.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if length is None:
            raise ConnectionError("an answer without Content-Length")
        while len(body) < int(length[1]):
            body += self._more(connection)
        if CLOSES.search(head):
            self.close()
        return Answer(int(head.split(b" ", 2)[1]), head, body)

    @staticmethod
    def _more(connection: socket.socket) -> bytes:
        if part := connection.recv(65536):
            return part
        raise ConnectionError("the server went away in the middle of an answer")
