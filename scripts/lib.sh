# What the scripts share; sourced, never run. Each script sets `root` and calls `need_tools` first.

# Debian's packages that the build needs, as package:file pairs: the file tells whether the package is there.
system_packages="libcsv-dev:/usr/include/csv.h libsqlite3-dev:/usr/include/sqlite3.h nettle-dev:/usr/include/nettle/sha2.h
  libshp-dev:/usr/include/shapefil.h libzip-dev:/usr/include/zip.h libexpat1-dev:/usr/include/expat.h
  coinor-libcbc-dev:/usr/include/coin/Cbc_C_Interface.h libxlsxwriter-dev:/usr/include/xlsxwriter.h"

say() { printf '%s\n' "$*"; }
fail() { printf 'colca: %s\n' "$*" >&2; exit 1; }

# Installs what is missing, with sudo only when not root, and never asks a question.
need_tools() {
  command -v swift >/dev/null 2>&1 ||
    fail "swift was not found. Install Swift 6.3 from swift.org, put its usr/bin into PATH and run this again."
  missing=""
  for pair in $system_packages; do
    [ -e "${pair#*:}" ] || missing="$missing ${pair%%:*}"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 ||
    fail "these libraries are missing:$missing. This is no Debian: install their equivalents and run this again."
  if [ "$(id -u)" -eq 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    fail "these packages are missing:$missing. Ask an administrator to run: apt-get install -y$missing"
  fi
  say "Installing$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086  # the lists are meant to be split
  $as_root apt-get update -q >&2 && $as_root apt-get install -y -q $missing >&2 ||
    fail "installing$missing failed. Look at the lines above, then run: apt-get install -y$missing"
}
