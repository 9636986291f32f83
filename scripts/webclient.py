"""What bench-web.py and soak-web.py share: simulated networks, the server on one of them, and a browser that logs in."""

import http.client
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

PASSWORD = "caballo correcto bateria"


def run(binaries, *arguments, ends=(0,)):
    ended = subprocess.run([str(binaries / "colca"), *map(str, arguments)], stdout=subprocess.DEVNULL).returncode
    if ended not in ends:
        sys.exit(f"colca {arguments[0]} ended with {ended}.")


def network(binaries, work, facilities):
    """The database of a simulated network with a forecast; made once."""
    path = work / f"red-{facilities}.sqlite"
    if not path.exists():
        data = work / f"red-{facilities}"
        run(binaries, "simulate", "--out", data, "--facilities", facilities, "--months", 36, "--seed", 1)
        # What no run may read is left out; some rows of the rest are broken, as they are in life (65).
        files = sorted(str(file) for file in data.rglob("*.csv") if not file.name.startswith("truth"))
        fresh = work / f"red-{facilities}.nueva"
        run(binaries, "import", "--db", fresh, *files, ends=(0, 65))
        run(binaries, "forecast", "--db", fresh)
        fresh.rename(path)
    return path


class Browser:
    """Keeps a cookie and sends the token of the last page."""

    def __init__(self, port):
        self.port, self.cookies, self.token = port, {}, ""

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, method, target, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        headers = {"Cookie": self.cookie}
        body = None
        if fields is not None:
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode({"ficha": self.token, **fields})
        connection.request(method, target, body, headers)
        reply = connection.getresponse()
        text = reply.read().decode("utf-8", "replace")
        for header, value in reply.getheaders():
            if header.lower() == "set-cookie":
                name, _, content = value.split(";")[0].partition("=")
                self.cookies[name] = content
        found = re.search(r'name="ficha" value="([^"]+)"', text)
        if found:
            self.token = found.group(1)
        connection.close()
        return reply.status, text

    def join(self, path, account):
        self.ask("GET", path)
        self.ask("POST", path, {"cuenta": account, "clave": PASSWORD, "repetida": PASSWORD})

    def log_in(self, account):
        self.ask("GET", "/ingresar")
        status, _ = self.ask("POST", "/ingresar", {"cuenta": account, "clave": PASSWORD})
        if status != 303:
            sys.exit(f"no login of {account}: {status}")


class Served:
    """The server on a copy of a network's database, with an account logged in that decides for all its facilities."""

    ACCOUNT = "medidora"

    def __init__(self, binaries, work, path):
        self.database = work / ("sirve-" + path.name)
        self.remove()
        self.database.write_bytes(path.read_bytes())
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        began = time.monotonic()
        self.process = subprocess.Popen(
            [str(binaries / "colca-serve"), "--db", str(self.database), "--port", str(self.port), "--lang", "en"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        link = ""
        while "/invitacion/" not in link:
            link = self.process.stdout.readline()
            if not link:
                sys.exit("colca-serve ended before it served.")
        self.seconds = time.monotonic() - began
        administrator = Browser(self.port)
        administrator.join("/invitacion/" + link.strip().rsplit("/", 1)[1], "administra")
        administrator.log_in("administra")
        administrator.ask("GET", "/personas")
        _, text = administrator.ask("POST", "/personas/invitar", {"cuenta": self.ACCOUNT, "rol": "diresa", "lugar": ""})
        self.browser = Browser(self.port)
        self.browser.join(re.search(r"/invitacion/[0-9a-f]+", text).group(0), self.ACCOUNT)
        self.log_in()

    def log_in(self):
        self.browser.log_in(self.ACCOUNT)

    def remove(self):
        for name in self.database.parent.glob(self.database.name + "*"):
            if name.is_file():
                name.unlink()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.remove()

    def memory(self):
        """Megabytes that the server holds, and the most it has held."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]
