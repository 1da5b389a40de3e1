"""How the dashboard is served: to this machine, and to no page of another."""

import base64
import gc
import http.client
import os
import socket
import subprocess
import sys
from signal import SIGINT, SIGTERM
from threading import Thread
from urllib.request import urlopen

import pytest

from dashboard.assets import SITE
from dashboard.server import (
    CONFIG,
    _wait_until_served,
    make_ready,
    silence_ip_lookup,
    skip_component_scan,
    skip_use_warning,
)

KEY = base64.b64encode(os.urandom(16)).decode()


def test_it_keeps_to_this_machine():
    asked = {
        "server.address": "127.0.0.1",
        "browser.gatherUsageStats": False,
        "server.showEmailPrompt": False,
        "client.disableDataExport": True,
        "client.showErrorDetails": "none",
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
    }
    assert asked.items() <= CONFIG.items()


def test_nobody_is_asked_for_this_machines_address(monkeypatch):
    from streamlit import net_util
    from streamlit.web.server import server_util

    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("asked the internet"))
    silence_ip_lookup()
    assert server_util.is_url_from_allowed_origins("http://foreign.example") is False


def test_the_first_page_does_not_wait_for_a_look_at_the_console(monkeypatch):
    from streamlit import delta_generator, env_util

    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    monkeypatch.setattr(env_util, "is_repl", lambda: pytest.fail("looked"))
    skip_use_warning()
    delta_generator._maybe_print_use_warning()


def test_no_reader_waits_for_garbage_to_be_looked_for_among_all_that_was_loaded(dashboard):
    try:
        make_ready(dashboard.port)
        assert gc.isenabled() and gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_what_serves_is_loaded_before_what_is_served():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    waiting = Thread(target=_wait_until_served, args=(port,), daemon=True)
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    with socket.create_server(("127.0.0.1", port)):
        waiting.join(10)
    assert not waiting.is_alive()


@pytest.mark.parametrize("signal", [SIGINT, SIGTERM])
def test_it_is_stopped_without_a_traceback(signal):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard.server", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        _wait_until_served(port)
        process.send_signal(signal)
        said, _ = process.communicate(timeout=60)
    assert "Traceback" not in said and "File" not in said
    assert process.returncode in (0, -signal)


@pytest.mark.parametrize("kind, said", [("js", "javascript"), ("css", "text/css"), ("woff2", "font/woff2")])
def test_streamlits_own_files_are_answered_whole_and_kept_by_the_browser(dashboard, kind, said):
    file = min(SITE.glob(f"static/*/*.{kind}"))
    with urlopen(f"http://127.0.0.1:{dashboard.port}/{file.relative_to(SITE)}", timeout=10) as answer:
        assert answer.read() == file.read_bytes()
        assert said in answer.headers["Content-Type"] and "immutable" in answer.headers["Cache-Control"]
        assert "ETag" not in answer.headers  # not by Streamlit, who takes turns with what is worked out


@pytest.mark.parametrize("path", ["/static/js/../../../app.py", "/static/js/..%2f..%2f..%2fapp.py", "//static/js"])
def test_no_other_file_is_answered(dashboard, path):
    connection = http.client.HTTPConnection("127.0.0.1", dashboard.port, timeout=10)
    connection.request("GET", path)
    assert connection.getresponse().status == 400
    connection.close()


def test_no_installed_package_is_looked_at_for_widgets(monkeypatch):
    from importlib.metadata import Distribution

    from streamlit.components.v2.component_manager import BidiComponentManager

    skip_component_scan()
    monkeypatch.setattr(Distribution, "discover", lambda: pytest.fail("looked"))
    BidiComponentManager().discover_and_register_components(start_file_watching=False)


@pytest.mark.parametrize(
    "origin, host, answer",
    [
        ("http://127.0.0.1:{port}", "127.0.0.1:{port}", 101),
        ("http://foreign.example", "127.0.0.1:{port}", 403),
        ("http://foreign.example", "foreign.example", 403),
    ],
)
def test_a_foreign_page_gets_no_connection(dashboard, origin, host, answer):
    connection = http.client.HTTPConnection("127.0.0.1", dashboard.port, timeout=10)
    headers = {
        "Host": host.format(port=dashboard.port),
        "Origin": origin.format(port=dashboard.port),
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": KEY,
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    assert connection.getresponse().status == answer
    connection.close()
