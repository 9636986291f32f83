"""What scripts/bench-web runs: serves a database of each size, joins, and has wrk ask for its pages."""

import os
import pathlib
import re
import subprocess
import sys
import time

from webclient import Served, network

binaries, work, seconds = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
sizes = [int(text) for text in sys.argv[4:]]
PAGES = ["/", "/alertas", "/pedidos", "/transferencias", "/hallazgos", "/pedidos?estado=pendiente&pagina=2"]


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
    path = network(binaries, work, facilities)
    with Served(binaries, work, path) as served:
        browser = served.browser
        began = time.monotonic()
        browser.ask("GET", "/")
        first = time.monotonic() - began
        print(f"== {facilities:,} facilities: {path.stat().st_size / 1e6:.0f} MB; listens after {served.seconds:.2f} s, "
              f"first page {first:.2f} s")
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
            rate, half, most, wrong = wrk(served.port, browser.cookie, page, clients)
            print(f"{page[:37]:<38}{once * 1000:>7.0f}ms{half:>10}{most:>10}{rate:>10}{wrong:>9}", flush=True)
        if facilities <= 1000:
            beside = subprocess.Popen([str(binaries / "colca"), "forecast", "--db", str(served.database)],
                                      stdout=subprocess.DEVNULL)
            rate, half, most, wrong = wrk(served.port, browser.cookie, "/pedidos", clients)
            beside.wait()
            print(f"{'/pedidos, a forecast beside it':<38}{'':>9}{half:>10}{most:>10}{rate:>10}{wrong:>9}")
        now, peak = served.memory()
        print(f"{clients} clients; memory {now:.0f} MB, at most {peak:.0f} MB")


print(f"{os.cpu_count()} processors; each page for {seconds} s")
for size in sizes:
    serve(size)
