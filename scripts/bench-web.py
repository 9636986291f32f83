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
PAGES = ["/", "/alertas", "/pedidos", "/transferencias", "/vencimientos", "/hallazgos", "/revision", "/cumplimiento", "/hojas",
         "/pedidos?estado=pendiente&pagina=2"]
# A page that is printed for one is not to be quick for that one alone.
ACCOUNTS = 8


def script(work, cookies):
    """What has wrk ask for everybody in turn."""
    path = work / "cookies.lua"
    listed = ", ".join('"' + cookie + '"' for cookie in cookies)
    path.write_text("local cookies = {" + listed + "}\nlocal turn = 0\nfunction request()\n  turn = turn % #cookies + 1\n"
                    "  return wrk.format(nil, nil, {Cookie = cookies[turn]})\nend\n")
    return path


def wrk(served, asking, path, clients, duration=seconds):
    began = served.server.processor_seconds()
    said = subprocess.run(
        ["wrk", "-t2", f"-c{clients}", f"-d{duration}s", "--latency", "--timeout", "30s", "-s", str(asking),
         f"http://127.0.0.1:{served.port}{path}"], capture_output=True, text=True, check=True).stdout
    busy = served.server.processor_seconds() - began

    def find(pattern):
        found = re.search(pattern, said)
        return found.group(1) if found else "–"

    wrong = find(r"Non-2xx or 3xx responses: (\d+)")
    count = int(find(r"(\d+) requests in"))
    cost = f"{1000 * busy / max(1, count):.2f}ms"
    return [cost, find(r"(?m)^\s+50%\s+(\S+)"), find(r"(?m)^\s+99%\s+(\S+)"), find(r"Requests/sec:\s+(\S+)"), wrong]


def told(name, once, measured):
    print(f"{name[:37]:<38}{once:>9}" + "".join(f"{text:>10}" for text in measured), flush=True)


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
        asking = script(work, [browser.cookie] + [served.invited(f"otra{place}").cookie for place in range(1, ACCOUNTS)])
        told("page", "once", ["CPU", "50 %", "99 %", "req/s", "not 200"])
        clients = 100 if facilities <= 1000 else 2
        for page in pages:
            browser.ask("GET", page)
            began = time.monotonic()
            browser.ask("GET", page)
            once = f"{1000 * (time.monotonic() - began):.0f}ms"
            told(page, once, wrk(served, asking, page, clients))
        if facilities <= 1000:
            beside = subprocess.Popen([str(binaries / "colca"), "forecast", "--db", str(served.database)],
                                      stdout=subprocess.DEVNULL)
            told("/pedidos, a forecast beside it", "", wrk(served, asking, "/pedidos", clients))
            beside.wait()
        now, peak = served.memory()
        print(f"{clients} clients; memory {now:.0f} MB, at most {peak:.0f} MB")


print(f"{os.cpu_count()} processors; each page for {seconds} s")
for size in sizes:
    serve(size)
