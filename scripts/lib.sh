# What the scripts share; sourced, never run. Each script sets `root` and calls `need_tools` first.

# Debian's packages that the build needs, as package:file pairs: the file tells whether the package is there.
system_packages="libcsv-dev:/usr/include/csv.h libsqlite3-dev:/usr/include/sqlite3.h nettle-dev:/usr/include/nettle/sha2.h
  libshp-dev:/usr/include/shapefil.h libzip-dev:/usr/include/zip.h libexpat1-dev:/usr/include/expat.h
  libxml2-dev:/usr/include/libxml2/libxml/HTMLparser.h
  coinor-libcbc-dev:/usr/include/coin/Cbc_C_Interface.h libxlsxwriter-dev:/usr/include/xlsxwriter.h"

# What the web pages need besides (`colca-serve`).
web_packages="libsodium-dev:/usr/include/sodium.h"

say() { printf '%s\n' "$*"; }
fail() { printf 'colca: %s\n' "$*" >&2; exit 1; }

# What the tests need besides: a clock that can be turned, the zones of the world, and the words of its languages.
test_packages="curl:/usr/bin/curl faketime:/usr/bin/faketime tzdata:/usr/share/zoneinfo/Pacific/Kiritimati locales:/usr/share/i18n/locales/es_PE python3-markdown:/usr/lib/python3/dist-packages/markdown/__init__.py"

# What the build needs.
need_tools() {
  command -v swift >/dev/null 2>&1 ||
    fail "swift was not found. Install Swift 6.3 from swift.org, put its usr/bin into PATH and run this again."
  need_packages "$system_packages"
}

# What the program of the web pages needs.
need_web_tools() {
  need_tools
  need_packages "$web_packages"
}

# What the tests need besides, with Peru's locale made from its description.
need_test_tools() {
  need_packages "$test_packages"
  locale -a | grep -iqx 'es_PE\.utf-\?8' || as_root localedef -i es_PE -f UTF-8 es_PE.UTF-8 ||
    fail "the locale es_PE.UTF-8 could not be made. Ask an administrator to run: localedef -i es_PE -f UTF-8 es_PE.UTF-8"
}

# What the tests of pages in a browser need: Debian's Chromium, and Playwright with axe-core in a folder of caches, kept from run to run.
# Says in `browser_python` which Python has them.
need_browser_tools() {
  need_packages "chromium:/usr/bin/chromium python3-venv:/usr/share/doc/python3-venv/copyright"
  local venv=${COLCA_BROWSER_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/colca/browser}
  browser_python=$venv/bin/python
  "$browser_python" -c 'import playwright, axe_playwright_python' 2>/dev/null && return 0
  say "Installing playwright and axe-core into $venv" >&2
  python3 -m venv "$venv" && "$venv/bin/pip" install -q playwright axe-playwright-python ||
    fail "playwright and axe-playwright-python could not be installed into $venv. Look at the lines above, and run this again with a network."
}

# Runs a command as the administrator, with sudo only when not root, and never asks a question; 1 where that cannot be.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

# Installs those of a list of package:file pairs whose file is missing.
need_packages() {
  local pair missing=""
  for pair in $1; do
    [ -e "${pair#*:}" ] || missing="$missing ${pair%%:*}"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 ||
    fail "these packages are missing:$missing. This is no Debian: install their equivalents and run this again."
  as_root true || fail "these packages are missing:$missing. Ask an administrator to run: apt-get install -y$missing"
  say "Installing$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086  # the list is meant to be split
  as_root apt-get update -q >&2 && as_root apt-get install -y -q $missing >&2 ||
    fail "installing$missing failed. Look at the lines above, then run: apt-get install -y$missing"
}
