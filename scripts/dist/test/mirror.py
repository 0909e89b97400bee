"""mirror.py FOLDER PORT_FILE: serves FOLDER over HTTP on a free loopback port, whose number it writes to PORT_FILE.

Each request is logged to FOLDER/WORLD/requests, where WORLD is the first folder of its path. A line of
FOLDER/WORLD/faults, "WHAT PATH TIMES", fails the first TIMES requests whose path ends with PATH; WHAT is a status,
"cut" (the connection ends after half of the file) or "stall" (nothing more comes after that half).
"""

import collections
import http.server
import pathlib
import sys
import threading

ROOT = pathlib.Path(sys.argv[1])
PORT_FILE = pathlib.Path(sys.argv[2])
seen = collections.Counter()
lock = threading.Lock()


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


class Mirror(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        world = ROOT / path.split("/")[1]
        with lock:
            with open(world / "requests", "a") as log:
                log.write(self.path + "\n")
            fault = self.fault(world, path)
        if fault.isdigit():
            self.send_error(int(fault))
            return
        file = ROOT / path.lstrip("/")
        if not file.is_file():
            self.send_error(404)
            return
        self.give(file.read_bytes(), fault)

    def fault(self, world, path):
        for line in lines(world / "faults"):
            what, end, times = line.split()
            if path.endswith(end) and seen[world, line] < int(times):
                seen[world, line] += 1
                return what
        return ""

    def give(self, content, fault):
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not fault:
            self.wfile.write(content)
            return
        self.wfile.write(content[: len(content) // 2])
        self.wfile.flush()
        if fault == "stall":
            # Until the client closes the connection.
            self.rfile.read(1)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
aside = PORT_FILE.with_suffix(".new")
aside.write_text(str(server.server_port))
aside.rename(PORT_FILE)
server.serve_forever()
