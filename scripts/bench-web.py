"""What scripts/bench-web runs: serves a database of each size, joins, and has wrk ask for its pages."""

import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

binaries, work, seconds = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
sizes = [int(text) for text in sys.argv[4:]]
PASSWORD = "caballo correcto bateria"
PAGES = ["/", "/alertas", "/pedidos", "/transferencias", "/hallazgos", "/pedidos?estado=pendiente&pagina=2"]


def run(*arguments, ends=(0,)):
    ended = subprocess.run([str(binaries / "colca"), *map(str, arguments)], stdout=subprocess.DEVNULL).returncode
    if ended not in ends:
        sys.exit(f"colca {arguments[0]} ended with {ended}.")


def database(facilities):
    """The database of a simulated network with a forecast; made once."""
    path = work / f"red-{facilities}.sqlite"
    if not path.exists():
        data = work / f"red-{facilities}"
        run("simulate", "--out", data, "--facilities", facilities, "--months", 36, "--seed", 1)
        # What no run may read is left out; some rows of the rest are broken, as they are in life (65).
        files = sorted(str(file) for file in data.rglob("*.csv") if not file.name.startswith("truth"))
        fresh = work / f"red-{facilities}.nueva"
        run("import", "--db", fresh, *files, ends=(0, 65))
        run("forecast", "--db", fresh)
        fresh.rename(path)
    return path


class Browser:
    """Keeps a cookie and sends the token of the last page."""

    def __init__(self, port):
        self.port, self.cookies, self.token = port, {}, ""

    def ask(self, method, target, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
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


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def memory(process):
    """Megabytes that a process holds, and the most it has held."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return [int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]


def wrk(port, cookie, path, clients, duration=seconds):
    said = subprocess.run(
        ["wrk", "-t2", f"-c{clients}", f"-d{duration}s", "--latency", "--timeout", "30s", "-H", "Cookie: " + cookie,
         f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout

    def find(pattern):
        found = re.search(pattern, said)
        return found.group(1) if found else "–"

    wrong = find(r"Non-2xx or 3xx responses: (\d+)")
    return find(r"Requests/sec:\s+(\S+)"), find(r"50%\s+(\S+)"), find(r"99%\s+(\S+)"), wrong


def serve(facilities):
    path = database(facilities)
    serving = work / f"sirve-{facilities}.sqlite"
    for name in work.glob(serving.name + "*"):
        name.unlink()
    serving.write_bytes(path.read_bytes())
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen(
        [str(binaries / "colca-serve"), "--db", str(serving), "--port", str(port), "--lang", "en"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        link = ""
        while "/invitacion/" not in link:
            link = process.stdout.readline()
            if not link:
                sys.exit("colca-serve ended before it served.")
        up = time.monotonic() - began
        browser = Browser(port)
        browser.ask("GET", "/invitacion/" + link.strip().rsplit("/", 1)[1])
        browser.ask("POST", "/invitacion/" + link.strip().rsplit("/", 1)[1],
                    {"cuenta": "medidora", "clave": PASSWORD, "repetida": PASSWORD})
        browser.ask("GET", "/ingresar")
        status, _ = browser.ask("POST", "/ingresar", {"cuenta": "medidora", "clave": PASSWORD})
        if status != 303:
            sys.exit(f"no login: {status}")
        began = time.monotonic()
        browser.ask("GET", "/")
        first = time.monotonic() - began
        print(f"== {facilities:,} facilities: {path.stat().st_size / 1e6:.0f} MB; listens after {up:.2f} s, "
              f"first page {first:.2f} s")
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        _, text = browser.ask("GET", "/pedidos")
        line = re.search(r'href="(/pedidos/[^"]+)"', text)
        pages = PAGES + ([line.group(1)] if line else [])
        print(f"{'page':<38}{'once':>9}{'50 %':>10}{'99 %':>10}{'req/s':>10}{'not 200':>9}")
        clients = 100 if facilities <= 1000 else 2
        for page in pages:
            browser.ask("GET", page)
            began = time.monotonic()
            browser.ask("GET", page)
            once = time.monotonic() - began
            rate, half, most, wrong = wrk(port, cookie, page, clients)
            print(f"{page[:37]:<38}{once * 1000:>7.0f}ms{half:>10}{most:>10}{rate:>10}{wrong:>9}", flush=True)
        if facilities <= 1000:
            beside = subprocess.Popen([str(binaries / "colca"), "forecast", "--db", str(serving)],
                                      stdout=subprocess.DEVNULL)
            rate, half, most, wrong = wrk(port, cookie, "/pedidos", clients)
            beside.wait()
            print(f"{'/pedidos, a forecast beside it':<38}{'':>9}{half:>10}{most:>10}{rate:>10}{wrong:>9}")
        now, peak = memory(process)
        print(f"{clients} clients; memory {now:.0f} MB, at most {peak:.0f} MB")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        for name in work.glob(serving.name + "*"):
            name.unlink()


print(f"{os.cpu_count()} processors; each page for {seconds} s")
for size in sizes:
    serve(size)
