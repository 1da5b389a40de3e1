"""Streamlit's own scripts, styles and fonts, answered at once.

Streamlit reads such a file in pieces, each in a thread of its own. A first page asks for eighty files, while the same
process reads the table: each piece waits for its turn, and the first picture for all of them.
"""

import mimetypes
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SITE = Path(streamlit.__file__).parent / "static"
FOREVER = {"Cache-Control": "public, immutable, max-age=31536000"}  # as Streamlit has it: a name holds its file's hash


class Assets:
    """Answers a request for one of the files, and hands every other on to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.files = {f"/{file.relative_to(SITE).as_posix()}": file for file in SITE.glob("static/*/*")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self.files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        kind = file and mimetypes.guess_type(file.name)[0]
        answer = Response(file.read_bytes(), media_type=kind, headers=FOREVER) if file else self.app
        await answer(scope, receive, send)
