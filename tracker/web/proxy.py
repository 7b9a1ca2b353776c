"""Believing the proxy on the same machine, and nobody else."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = frozenset({"127.0.0.1", "::1"})


class NearProxy:
    """Takes the client's address and scheme from one proxy on loopback; from elsewhere the headers mean nothing."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.plain = app
        self.behind = ProxyFix(app, x_for=1, x_proto=1)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """One hop is believed."""
        near = environ.get("REMOTE_ADDR") in LOOPBACK
        return (self.behind if near else self.plain)(environ, start_response)
