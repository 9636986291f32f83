"""What bench-web, soak-web and kill-web share: simulated networks, the server on a database, a browser that logs in, and programs' requests."""

import http.client
import json
import os
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


class Server:
    """The server on a database, on a port of its own, from when it answers."""

    def __init__(self, binaries, database, environment=None):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        began = time.monotonic()
        self.process = subprocess.Popen(
            [str(binaries / "colca-serve"), "--db", str(database), "--port", str(self.port), "--lang", "en"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        while True:
            try:
                if self.ask("GET", "/salud")[0] == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - began > 60:
                raise RuntimeError("colca-serve does not serve")
            time.sleep(0.01)
        self.seconds = time.monotonic() - began

    def link(self):
        """The path of the first administrator's link, which this start printed: each start makes that of the one before worthless."""
        while line := self.process.stdout.readline():
            if found := re.search(r"/invitacion/[0-9a-f]+", line):
                return found.group(0)
        raise RuntimeError("colca-serve prints no link")

    def administrator(self, account="administra"):
        """A browser of the first administrator."""
        browser = Browser(self.port)
        browser.join(self.link(), account)
        browser.log_in(account)
        return browser

    def ask(self, method, target, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, target, body, headers or {})
            reply = connection.getresponse()
            return reply.status, reply.read(), dict(reply.getheaders())
        finally:
            connection.close()

    def api(self, token, method, path, value=None, key=None):
        """A program's request, and what is answered as JSON."""
        headers = {"Authorization": "Bearer " + token}
        if value is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        status, body, _ = self.ask(method, "/api/v1" + path, None if value is None else json.dumps(value), headers)
        return status, json.loads(body)

    def memory(self):
        """Megabytes that the server holds, and the most it has held."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]

    def processor_seconds(self):
        """How long its threads have been at work."""
        ticks = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


class Served:
    """The server on a copy of a network's database, with accounts logged in that decide for all its facilities."""

    ACCOUNT = "medidora"

    def __init__(self, binaries, work, path):
        self.database = work / ("sirve-" + path.name)
        self.remove()
        self.database.write_bytes(path.read_bytes())
        self.server = Server(binaries, self.database)
        self.administrator = self.server.administrator()
        self.browser = self.invited(self.ACCOUNT)

    def invited(self, account):
        """A browser of one more who decides for all."""
        self.administrator.ask("GET", "/personas")
        _, text = self.administrator.ask("POST", "/personas/invitar", {"cuenta": account, "rol": "diresa", "lugar": ""})
        browser = Browser(self.server.port)
        browser.join(re.search(r"/invitacion/[0-9a-f]+", text).group(0), account)
        browser.log_in(account)
        return browser

    @property
    def port(self):
        return self.server.port

    @property
    def seconds(self):
        return self.server.seconds

    def log_in(self):
        self.browser.log_in(self.ACCOUNT)

    def memory(self):
        return self.server.memory()

    def remove(self):
        for name in self.database.parent.glob(self.database.name + "*"):
            if name.is_file():
                name.unlink()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.end()
        self.remove()
