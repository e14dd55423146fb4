"""The page's process: it is told what to serve by its standard input, and ends when that does."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Mapping
from functools import partial
from socket import socket
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from workshop.web.settings import Settings

if TYPE_CHECKING:
    from workshop.web.serving import Serving

_writing = Lock()


def _tell(said: Mapping[str, Any]) -> None:
    with _writing:
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()


def _listen(serving: Serving) -> None:
    for line in sys.stdin.buffer:
        serving.control(json.loads(line))
    serving.end()


def _begun(serving: Serving) -> None:
    Thread(target=partial(_listen, serving), daemon=True).start()


def main() -> None:
    """Serve on the socket that was handed over, until whoever did so is gone."""
    gc.disable()  # a tenth of the imports' time
    from workshop.web.serving import Serving

    gc.enable()
    gc.freeze()
    settings = Settings.load(sys.stdin.buffer.readline())
    Serving(settings, socket(fileno=settings.fd), _tell).run(_begun)


if __name__ == "__main__":
    main()
