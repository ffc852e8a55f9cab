"""Just enough of a tus client to try a server with."""

import base64
import hashlib

from tests.web.uploads.talking import Answer, ask, asked

SPEAKS = {"tus_resumable": "1.0.0"}
PIECE = {**SPEAKS, "content_type": "application/offset+octet-stream"}


def words(**told: str) -> str:
    return ",".join(f"{key} {base64.b64encode(v.encode()).decode()}" for key, v in told.items())


def checksum(data: bytes) -> str:
    return "sha256 " + base64.b64encode(hashlib.sha256(data).digest()).decode()


class Tus:
    """Talks tus to a server of a test."""

    def __init__(self, uploads) -> None:
        self.uploads = uploads

    def create(self, size, *, project=None, **headers) -> Answer:
        told = words(model="A", filename="school.ifc")
        given = {**SPEAKS, "upload_length": str(size), "upload_metadata": told, **headers}
        where = f"/projects/{project or self.uploads.school}/tus"
        return asked(self.uploads, "POST", where, **given)

    def begin(self, size, **headers) -> str:
        answer = self.create(size, **headers)
        assert answer.status == 201, answer.body
        return answer.headers["location"]

    def patch(self, where, offset, *pieces, **headers) -> Answer:
        given = {**PIECE, "upload_offset": str(offset), **headers}
        return asked(self.uploads, "PATCH", where, pieces, **given)

    def call(self, where, offset, *pieces):
        """The same, to be awaited within the loop of the server."""

        async def calling():
            app = self.uploads.client.app
            return await ask(app, "PATCH", where, pieces, **PIECE, upload_offset=str(offset))

        return calling

    def head(self, where) -> Answer:
        return asked(self.uploads, "HEAD", where, **SPEAKS)

    def delete(self, where) -> Answer:
        return asked(self.uploads, "DELETE", where, **SPEAKS)

    def offset(self, where) -> int:
        return int(self.head(where).headers["upload-offset"])
