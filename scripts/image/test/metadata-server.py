#!/usr/bin/env python3
"""The metadata service of a virtual router, for the test of the image. usage: metadata-server.py ADDRESS FOLDER

Answers as CloudStack does: /latest/user-data is FOLDER/user-data, /latest/meta-data lists the files of
FOLDER/meta-data, and /latest/meta-data/NAME is one of them.
"""
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ADDRESS, FOLDER = sys.argv[1], Path(sys.argv[2])


class Metadata(BaseHTTPRequestHandler):
    def do_GET(self):
        answer = self.find([part for part in self.path.split("/") if part])
        if answer is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def find(self, parts):
        if parts == ["latest", "user-data"]:
            return self.read(FOLDER / "user-data")
        if parts == ["latest", "meta-data"]:
            return "\n".join(sorted(file.name for file in (FOLDER / "meta-data").iterdir())).encode()
        if len(parts) == 3 and parts[:2] == ["latest", "meta-data"]:
            return self.read(FOLDER / "meta-data" / parts[2])
        return None

    def read(self, file):
        return file.read_bytes() if file.is_file() else None


ThreadingHTTPServer((ADDRESS, 80), Metadata).serve_forever()
