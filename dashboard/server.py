"""How the dashboard is served: to this machine alone, quietly, and without its internals.

`python -m dashboard.server 8501` serves it until it is stopped.
"""

import gc
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

APP = Path(__file__).parent / "app.py"

CONFIG = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["127.0.0.1", "localhost"],
    "server.headless": True,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": True,  # the font
    "server.maxUploadSize": 20,  # megabytes
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "client.disableDataExport": True,  # the table's own export writes formulas as formulas
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
}


def silence_ip_lookup() -> None:
    """Keep Streamlit from asking a host on the internet for this machine's address.

    It does so when a page of a foreign origin knocks, to see whether that origin is this machine. Without an answer the
    origin is refused, which is what a server for one machine wants.
    """
    from streamlit import net_util

    net_util.get_external_ip = lambda: None


def skip_use_warning() -> None:
    """Keep Streamlit from finding out, at a reader's first page, whether it runs in a console: of as many modules as
    are loaded here that takes half a second.
    """
    from streamlit import delta_generator

    delta_generator._use_warning_has_been_displayed = True


def skip_component_scan() -> None:
    """Keep Streamlit from going through all installed packages for widgets of others, of which no page has any: a third
    of a second before a port is served.
    """
    from streamlit.components.v2 import manifest_scanner

    manifest_scanner.scan_component_manifests = list


def make_ready(port: int) -> None:
    """Read the table and load the first page while the first reader's browser still loads its own: as soon as a port is
    served, since before that it would only keep Python from loading what serves it.

    Until then no garbage is looked for, and later not among all that was loaded: Streamlit looks after each rerun, and
    a reader would wait for it.
    """
    gc.disable()
    try:
        _wait_until_served(port)
        from dashboard.tables import read_table

        with suppress(Exception):  # the page that asks for it again says what is wrong
            read_table()
        from dashboard.views import load_view

        load_view("overview")
    finally:
        gc.freeze()
        gc.enable()


def _wait_until_served(port: int) -> None:
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)


def serve(port: int) -> None:
    """Serve the dashboard on a port of this machine until it is stopped, by Ctrl-C too."""
    Thread(target=make_ready, args=(port,), daemon=True).start()
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    from dashboard.assets import Assets

    silence_ip_lookup()
    skip_use_warning()
    skip_component_scan()
    with suppress(KeyboardInterrupt):
        App(APP, middleware=[Middleware(Assets)]).run(config=CONFIG | {"server.port": port})


if __name__ == "__main__":
    serve(int(sys.argv[1]))
