"""Pages that speak to a running guide through its web socket, as a browser does or would not."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect


def run_of(page, query="", **more):
    """What a browser sends for a run of the script."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    for name, value in more.items():
        setattr(asked.rerun_script, name, value)
    return asked.SerializeToString()


class Page:
    """An open socket."""

    def __init__(self, socket):
        self.socket = socket
        self.visit = ""
        self.shown = ""
        """What names the page that was shown last."""

    def run(self, page="", query="", seconds=30, **more):
        """All messages of one run of the script, as bytes and as what they say."""
        self.socket.send(run_of(page, query, **more))
        return self.until_finished(seconds)

    def until_finished(self, seconds=30):
        raw = []
        while True:
            body = self.socket.recv(timeout=seconds)
            raw.append(body)
            said = ForwardMsg.FromString(body)
            kind = said.WhichOneof("type")
            if kind == "new_session":
                self.visit = said.new_session.initialize.session_id
            if kind == "navigation":
                self.shown = said.navigation.page_script_hash
            early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
            if kind == "script_finished" and said.script_finished != early:
                return raw

    def closed_with(self, seconds=30):
        """The code that the server closes the socket with."""
        try:
            while True:
                self.socket.recv(timeout=seconds)
        except ConnectionClosed as closed:
            return closed.rcvd.code


@contextmanager
def page_of(address, *, origin="own", cookie="", visit="", headers=None, query=""):
    """A socket to a guide from a page of an origin; ``own`` is the guide's."""
    named = dict(headers or {})
    if cookie:
        named["Cookie"] = cookie
    protocols = ["streamlit", "x", visit] if visit else ["streamlit", "x"]
    with connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream{query}",
        origin=address if origin == "own" else origin,
        additional_headers=named,
        subprotocols=protocols,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Page(socket)


def refused(address, **more):
    """The HTTP status that a socket is refused with; None if it opens."""
    try:
        with page_of(address, **more):
            return None
    except InvalidStatus as answer:
        return answer.response.status_code


def text_of(raw):
    """All the text in messages, for searching."""
    return b"\n".join(raw).decode("utf-8", "replace")
