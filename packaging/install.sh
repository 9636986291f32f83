#!/bin/sh
# Puts Colca in its place: program, manual, completion, sample and guide. Nothing is downloaded.
# Usage: ./install.sh [--prefix FOLDER] [--uninstall]      (default: /usr/local as root, else ~/.local)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
fail() { printf 'colca: %s\n' "$*" >&2; exit 1; }
if [ "$(id -u)" -eq 0 ]; then prefix=/usr/local; else prefix=${HOME:?}/.local; fi
action=install
while [ "$#" -gt 0 ]; do
  case $1 in
    --prefix) [ "$#" -gt 1 ] || fail "--prefix necesita una carpeta (needs a folder)"; prefix=$2; shift ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    --uninstall) action=uninstall ;;
    -h | --help) sed -n '2,3s/^# //p' "$0"; exit 0 ;;
    *) fail "no se conoce (unknown): $1" ;;
  esac
  shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

files() { (cd "$here/files" && find . -type f | sed 's|^\./||' | LC_ALL=C sort); }
if [ "$action" = uninstall ]; then
  files | while IFS= read -r file; do
    rm -f "$prefix/$file" || fail "no se pudo quitar (cannot remove) $prefix/$file"
  done
  rm -rf "$prefix/share/colca"
  printf '%s\n' "Colca se quitó de $prefix; las bases de datos quedan donde estaban (databases stay where they are)."
  exit 0
fi

# What the program needs of the system: better told before than at the first command.
missing=$(for program in "$here"/files/bin/*; do ldd "$program" 2>/dev/null; done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | tr '\n' ' ')
[ -z "$missing" ] || fail "faltan bibliotecas (missing libraries): $missing
En Debian (on Debian): apt-get install $(cat "$here/debian-packages")"

files | while IFS= read -r file; do
  mkdir -p "$prefix/$(dirname "$file")" || fail "no se puede escribir en (cannot write in) $prefix"
  # Beside its place and then into it: a program that runs is replaced, never written over.
  cp "$here/files/$file" "$prefix/$file.new" && mv -f "$prefix/$file.new" "$prefix/$file" || fail "no se pudo escribir (cannot write) $prefix/$file"
done
printf '%s\n' "Colca $("$prefix/bin/colca" --version) está en $prefix/bin/colca"
case ":$PATH:" in
  *":$prefix/bin:"*) ;;
  *) printf '%s\n' "$prefix/bin no está en PATH (is not in PATH): escriba $prefix/bin/colca" ;;
esac
printf '%s\n' "Para probar (to try): cp -r $prefix/share/colca/ejemplo prueba && cd prueba   ·   Guía: $prefix/share/colca/guia.html"
