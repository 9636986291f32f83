"""A month's work in a real browser: Chromium, driven by Playwright, on the sample.

Logs in, reads, and decides by keyboard alone, on a telephone's width and a screen's, with and without scripts, in Spanish and in English;
two people on one line; the back button; axe-core's rules for WCAG 2.2 AA on every page. scripts/test runs it:

    python Tests/Browser/pages.py FOLDER_OF_THE_PROGRAMS FOLDER_OF_THE_SAMPLE CHROMIUM [FOLDER_FOR_PICTURES]

Prints what is wrong and ends with 1 where anything is.
"""

import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

programs, sample, chromium = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
pictures = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
PASSWORD = "caballo correcto bateria"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW, WIDE = 390, 1280
faults = []


def check(is_right, what):
    if not is_right:
        faults.append(what)


class Server:
    """The sample with a forecast, served on a port of its own."""

    def __init__(self, folder):
        database = folder / "colca.sqlite"
        files = [*sorted((sample / "ici").glob("*.csv")),
                 *(sample / name for name in ("establecimientos.csv", "productos.csv", "calendario.csv"))]
        for arguments in (["import", *files], ["forecast"]):
            subprocess.run([programs / "colca", *arguments, "--db", database], check=True, stdout=subprocess.DEVNULL)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        # Where what people send waits.
        self.shelf = folder / "colca.sqlite-web"
        self.process = subprocess.Popen(
            [programs / "colca-serve", "--db", database, "--port", str(port), "--lang", "en"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.link = ""
        while "/invitacion/" not in self.link:
            self.link = self.process.stdout.readline()
            if not self.link:
                sys.exit("colca-serve ended before it served.")
        self.link = self.link[self.link.index(self.base):].strip()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        check(self.process.wait(timeout=60) == 0, "the server did not end in order")


class Desk:
    """Somebody's browser: a width, a language, scripts or none."""

    def __init__(self, browser, server, width=WIDE, language="es", has_scripts=True):
        self.name = f"{width} px, {language}, {'with' if has_scripts else 'without'} scripts"
        self.base, self.width, self.language = server.base, width, language
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="es-PE" if language == "es" else "en-US",
            java_script_enabled=has_scripts)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", lambda message: self.hear(message))
        self.page.on("pageerror", lambda error: faults.append(f"{self.name}: {error}"))
        self.page.on("request", lambda request: check(
            request.url.startswith(self.base), f"{self.name}: asks {request.url}"))

    def hear(self, message):
        # That an answer was 409 or 422 is what is tried here.
        if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
            faults.append(f"{self.name}: console: {message.text}")

    def go(self, path):
        return self.page.goto(self.base + path if path.startswith("/") else path)

    def focus(self, selector, most=400):
        """Presses Tab until what is meant has the focus, as somebody without a mouse does."""
        meant = self.page.locator(selector).first.element_handle()
        for _ in range(most):
            if meant.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        faults.append(f"{self.name}: {self.page.url}: Tab never comes to {selector}")

    def type(self, selector, text):
        self.focus(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def press(self, selector):
        """Presses a button or follows a link by keyboard, and waits for the page that comes."""
        self.focus(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def join(self, link, name=None):
        self.go(link)
        if name:
            self.type("#cuenta", name)
        self.type("#clave", PASSWORD)
        self.type("#repetida", PASSWORD)
        self.press("button.main")
        check(self.page.url.endswith("/ingresar"), f"{self.name}: the link was not taken: {self.page.url}")

    def log_in(self, name):
        self.go("/ingresar")
        self.type("#cuenta", name)
        self.type("#clave", PASSWORD)
        self.press("button.main")
        check(self.page.url == self.base + "/", f"{self.name}: no login: {self.page.url}")

    def look(self, path, has_axe=True, picture=True):
        """Opens a page; nothing of it may be cut off or break a rule of WCAG."""
        reply = self.go(path)
        what = f"{self.name}: {path}"
        check(reply.status == 200, f"{what}: answered {reply.status}")
        check(self.page.locator("html").get_attribute("lang") == self.language, f"{what}: another language")
        check(self.page.locator("h1").count() == 1, f"{what}: not one heading")
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        check(wide <= self.width, f"{what}: {wide} px wide")
        if has_axe:
            found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": LEVELS}})
            for breach in found.response["violations"]:
                places = ", ".join(" ".join(map(str, node["target"])) for node in breach["nodes"][:3])
                faults.append(f"{what}: {breach['id']}: {breach['help']} ({places})")
        if pictures and picture:
            name = path.strip("/").replace("/", "-").split("?")[0] or "mes"
            self.page.screenshot(path=pictures / f"{name}-{self.width}-{self.language}.png", full_page=True)

    @property
    def text(self):
        return self.page.locator("body").inner_text()


def invite(desk, name, role):
    """The link that an administrator hands over."""
    desk.go("/personas")
    desk.type("#cuenta", name)
    desk.page.select_option("#rol", role)
    desk.press("form[action='/personas/invitar'] button.main")
    return desk.page.locator(".done a").first.get_attribute("href")


def order_path(desk, number):
    desk.go("/pedidos?estado=pendiente")
    return desk.page.locator("th[scope=row] a").nth(number).get_attribute("href")


def decides_by_keyboard(desk):
    """Marks a line of the list and accepts it, then another quantity on a line's own page."""
    desk.go("/pedidos?estado=pendiente")
    desk.focus("input[name=consejo]")
    desk.page.keyboard.press("Space")
    desk.press("button.main")
    check(desk.page.locator(".done[role=status]").count() == 1, f"{desk.name}: nothing says that it was noted")
    path = order_path(desk, 1)
    desk.go(path)
    desk.type("#cantidad-changed", "13")
    desk.focus("#motivo-changed")
    desk.page.keyboard.press("ArrowDown")
    desk.press("form:has(input[value=changed]) button")
    check(desk.page.url == desk.base + path, f"{desk.name}: another page after deciding: {desk.page.url}")
    check("13" in desk.page.locator("section[aria-labelledby=h-s]").inner_text(), f"{desk.name}: 13 is not noted")


def tries_other_settings(desk):
    """A trial by keyboard, looked at on its pages and adopted."""
    desk.go("/ensayos")
    desk.type("#nombre", "nivel 99")
    desk.type("#nivel", "99")
    desk.press("form[action='/ensayos'] button.main")
    for _ in range(200):
        desk.go("/ensayos")
        if desk.page.locator("main table a[href^='/ensayos/']").count() and not desk.page.locator(".busy").count():
            break
        desk.page.wait_for_timeout(500)
    check(desk.page.locator(".done[role=status]").count() == 1, f"{desk.name}: nothing says that the trial is kept")
    path = desk.page.locator("main table a[href^='/ensayos/']").first.get_attribute("href")
    for width in (NARROW, WIDE):
        desk.width = width
        desk.page.set_viewport_size({"width": width, "height": 900})
        for page in ("/ensayos", path, path + "/adoptar"):
            desk.look(page)
    check("99" in desk.page.locator("main").inner_text(), f"{desk.name}: the trial's name is not told")
    desk.press("form[action$='/adoptar'] button.main")
    check("oficial" in desk.page.locator(".done[role=status]").inner_text(), f"{desk.name}: the trial is not adopted")
    desk.go(path)
    desk.focus("input[name=seguro]")
    desk.page.keyboard.press("Space")
    desk.press("form[action$='/quitar'] button")
    check(desk.page.locator("main table a[href^='/ensayos/']").count() == 0, f"{desk.name}: the trial is still there")


def two_on_one_line(first, second):
    path = order_path(first, 2)
    first.go(path)
    second.go(path)
    first.press("form:has(input[value=accepted]) button")
    second.page.fill("#cantidad-changed", "77")
    second.page.select_option("#motivo-changed", index=1)
    second.page.fill("#nota-changed", "lo que escribí")
    second.press("form:has(input[value=changed]) button")
    alert = second.page.locator("[role=alert]")
    check(alert.count() == 1 and "web:ana" in alert.inner_text(), "the second one is not told who was first")
    check(second.page.input_value("#cantidad-changed") == "77", "what the second one typed is lost")
    check(second.page.input_value("#nota-changed") == "lo que escribí", "the note of the second one is lost")
    second.press("form:has(input[value=changed]) button")
    check(second.page.locator("[role=alert]").count() == 0, "the second one cannot decide after having looked")
    said = second.page.locator("section[aria-labelledby=h-s] tbody tr")
    check(said.count() == 2, f"two decisions, and {said.count()} are told")


def goes_back(desk):
    path = order_path(desk, 3)
    desk.go("/pedidos")
    desk.go(path)
    desk.press("form:has(input[value=accepted]) button")
    desk.page.go_back()
    # Whatever the browser shows, what is sent from it is noted once.
    button = desk.page.locator("form:has(input[value=accepted]) button")
    if button.count():
        button.first.click()
        desk.page.wait_for_load_state()
    desk.go(path)
    said = desk.page.locator("section[aria-labelledby=h-s] tbody tr").count()
    check(said in (1, 2), f"after the back button {said} decisions")
    desk.press("form[action='/salir'] button")
    desk.page.go_back()
    desk.page.wait_for_load_state()
    check(desk.page.locator("form[action='/salir']").count() == 0, "the back button shows pages after logging out")


def reloads_while_sending(desk, server):
    """A page that is loaded anew in the middle of a sending: nothing of it is left, and sent again it is there once."""
    def lying():
        # Sendings that wait, whole or half; not what the server notes of itself.
        return [one for one in server.shelf.iterdir() if one.is_dir()] if server.shelf.exists() else []

    def until(holds, what):
        end = time.monotonic() + 30
        while not holds() and time.monotonic() < end:
            desk.page.wait_for_timeout(50)
        check(holds(), f"{desk.name}: {what}")

    before = len(lying())
    file = sample / "ici" / "ICI_202610.csv"
    desk.go("/cargas")
    listed = desk.page.locator("section[aria-labelledby=h-o] tbody tr").count()
    network = desk.context.new_cdp_session(desk.page)
    network.send("Network.enable")

    def slow(bytes_per_second):
        network.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_per_second})

    slow(max(2_000, file.stat().st_size // 20))
    desk.page.set_input_files("#archivo", file)
    desk.page.locator("form[data-enviar] button").click(no_wait_after=True)
    until(lambda: len(lying()) == before + 1, "a sending does not begin")
    check(desk.page.url.endswith("/cargas"), f"{desk.name}: it was sent whole before the page was loaded anew: {desk.page.url}")
    # Still slow: what is left would be here before the page is loaded anew.
    desk.page.reload()
    slow(-1)
    until(lambda: len(lying()) == before, "something of a sending that was broken off lies there")
    check(desk.page.locator("section[aria-labelledby=h-o] tbody tr").count() == listed,
          f"{desk.name}: a sending that was broken off is listed")
    desk.page.set_input_files("#archivo", file)
    with desk.page.expect_navigation(url="**/cargas/*"):
        desk.page.locator("form[data-enviar] button").click()
    # Loading the page of what has come in whole anew sends nothing again.
    desk.page.reload()
    check(len(lying()) == before + 1, f"{desk.name}: sent again it lies there {len(lying()) - before} times")
    desk.go("/cargas")
    check(desk.page.locator("section[aria-labelledby=h-o] tbody tr").count() == listed + 1,
          f"{desk.name}: sent again it is not listed once")


def changes_a_setting(desk):
    """A price is changed by keyboard, looked at, and confirmed; the list shows it."""
    desk.go("/ajustes/productos")
    row = desk.page.locator("main tbody th a").first
    path = row.get_attribute("href")
    desk.look(path)
    desk.type("#c-price", "12.75")
    desk.type("#motivo", "compra nueva")
    desk.press("form[action='/ajustes/anotar'] button")
    confirm = desk.page.locator("form[action$='/confirmar'] button")
    for _ in range(60):
        if confirm.count():
            break
        desk.page.wait_for_timeout(500)
        desk.page.reload()
    check(confirm.count() == 1, f"{desk.name}: a changed price cannot be confirmed: {desk.text[:400]}")
    desk.press("form[action$='/confirmar'] button")
    for _ in range(60):
        desk.go(path)
        if desk.page.locator("#c-price").input_value() == "12.75":
            break
        desk.page.wait_for_timeout(500)
    check(desk.page.locator("#c-price").input_value() == "12.75", f"{desk.name}: the price is not what was confirmed")


def main():
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        server = Server(pathlib.Path(folder))
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        try:
            admin = Desk(browser, server)
            admin.join(server.link, "admin-diresa")
            admin.log_in("admin-diresa")
            for name, role in (("ana", "farmaceutico"), ("eva", "diresa")):
                link = invite(admin, name, role)
                guest = Desk(browser, server)
                if name == "ana":
                    guest.look(link.removeprefix(server.base), picture=False)
                guest.join(link)
            for width, language, has_scripts in (
                (NARROW, "es", True), (WIDE, "en", True), (NARROW, "en", False), (WIDE, "es", False),
            ):
                desk = Desk(browser, server, width, language, has_scripts)
                desk.look("/ingresar", has_scripts)
                desk.log_in("ana")
                paths = ["/", "/alertas", "/pedidos", "/transferencias", "/hallazgos", "/clave", order_path(desk, 0)]
                desk.go("/transferencias")
                transfer = desk.page.locator("th[scope=row] a")
                if transfer.count():
                    paths.append(transfer.first.get_attribute("href"))
                paths += ["/vencimientos", "/cargas", "/reportes", "/hojas", "/pronostico", "/cumplimiento", "/ensayos",
                          "/ajustes", "/ajustes/calendario", "/ajustes/productos", "/ajustes/metas"]
                for listed in ("/vencimientos", "/reportes"):
                    desk.go(listed)
                    lines = desk.page.locator("main table a[href^='" + listed + "/']")
                    check(lines.count() > 0, f"{desk.name}: {listed} leads to no line")
                    if lines.count():
                        paths.append(lines.first.get_attribute("href"))
                for path in paths:
                    desk.look(path, has_scripts)
                decides_by_keyboard(desk)
                desk.context.close()
            for width in (NARROW, WIDE):
                boss = Desk(browser, server, width)
                boss.log_in("admin-diresa")
                boss.look("/personas")
                boss.context.close()
                above = Desk(browser, server, width)
                above.log_in("eva")
                above.go("/revision")
                paths = ["/revision", "/importados"]
                paths += [above.page.locator("main table a[href^='/revision/pedidos']").first.get_attribute("href")]
                for path in paths:
                    above.look(path)
                for listed in ("calendario", "productos", "metas"):
                    above.look(f"/ajustes/{listed}/cambiar")
                above.context.close()
            ana, eva = Desk(browser, server), Desk(browser, server)
            ana.log_in("ana")
            eva.log_in("eva")
            two_on_one_line(ana, eva)
            goes_back(eva)
            eva.log_in("eva")
            tries_other_settings(eva)
            changes_a_setting(eva)
            reloads_while_sending(ana, server)
        finally:
            browser.close()
            server.end()
    for fault in faults:
        print(fault)
    print(f"pages in Chromium: {len(faults)} faults, {time.monotonic() - began:.0f} s")
    sys.exit(1 if faults else 0)


main()
