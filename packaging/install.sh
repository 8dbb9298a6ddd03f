#!/usr/bin/env bash
# Installs Anji from an unpacked bundle, without a network: ./install.sh [--root DIR]
#
# Checks every file against SHA256SUMS first. Run again with a newer bundle to upgrade: the settings are kept, the program
# before is kept as anji.previous, the data folder is never touched. With --root DIR everything goes under DIR, no user is made
# and systemd is left alone: to try it, or to make a package of it.
set -euo pipefail
shopt -s inherit_errexit

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

root=""
while [ $# -gt 0 ]; do
  case "$1" in
    --root)
      [ $# -ge 2 ] || fail "--root needs a folder"
      root="${2%/}"
      shift 2
      ;;
    -h | --help)
      sed -n '2,6s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    *) fail "'$1' is not known: ./install.sh [--root DIR]" ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")"
[ -f SHA256SUMS ] || fail "SHA256SUMS is missing: unpack the whole bundle and run install.sh in it"
sha256sum --check --strict --quiet SHA256SUMS || fail "the bundle is not whole: fetch it again and compare its own SHA-256"
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "run it as root (sudo ./install.sh), or try it with --root DIR"

prefix="$root/usr/local"
if [ -x "$prefix/bin/anji" ]; then
  say "keeping the program before as $prefix/bin/anji.previous"
  cp -p "$prefix/bin/anji" "$prefix/bin/anji.previous"
fi
# Beside it and then over it: a program that runs keeps its own file, and a cut power leaves the old one or the new one.
install -D -m 0755 bin/anji "$prefix/bin/anji.new"
mv "$prefix/bin/anji.new" "$prefix/bin/anji"

share="$prefix/share/anji"
rm -rf "$share"
for part in docs products agreements openapi monitoring; do
  [ -d "$part" ] || continue
  mkdir -p "$share"
  cp -R "$part" "$share/"
done
install -m 0644 LICENSE README.md README.zh.md CHANGELOG.md SECURITY.md anji.toml.example "$share/"
install -D -m 0644 systemd/anji.service "$root/etc/systemd/system/anji.service"
install -D -m 0644 bash-completion/anji "$root/etc/bash_completion.d/anji"

if [ -z "$root" ]; then
  getent group anji >/dev/null || groupadd --system anji
  id anji >/dev/null 2>&1 ||
    useradd --system --gid anji --home-dir /var/lib/anji --shell /usr/sbin/nologin --comment "Anji" anji
  install -d -o anji -g anji -m 0700 /var/lib/anji
  install -d -o root -g anji -m 0750 /etc/anji
  [ -e /etc/anji/anji.env ] || install -o root -g anji -m 0640 systemd/anji.env.example /etc/anji/anji.env
  if command -v systemctl >/dev/null && [ -d /run/systemd/system ]; then
    systemctl daemon-reload
  fi
else
  install -d -m 0700 "$root/var/lib/anji"
  install -d -m 0750 "$root/etc/anji"
  [ -e "$root/etc/anji/anji.env" ] || install -m 0640 systemd/anji.env.example "$root/etc/anji/anji.env"
fi

say "installed $("$prefix/bin/anji" --version) under ${root:-/}"
say "Next, the first time:"
say "  sudo -u anji anji --data /var/lib/anji/data init --user root"
say "  sudo systemctl enable --now anji"
say "Next, after an upgrade: docs/how-to/upgrade.md"
