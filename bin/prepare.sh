# Shared by ./demo, ./check and bin/nightly: finds or installs what a command needs. Sourced, not run.
# shellcheck shell=bash

# Cargo's own programs lie here, whether or not the login shell knows it. What is in PATH already comes first.
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

# Runs a command as root: directly, or through sudo when that works.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

apt_updated=no

# Installs Debian packages, or says which ones somebody with the right to must install.
install_packages() {
  command -v apt-get >/dev/null || fail "please install: $* (this system has no apt-get, take its own names for them)"
  say "installing with apt-get: $*"
  if [ "$apt_updated" = no ]; then
    as_root apt-get update -qq || fail "apt-get update failed; as root: apt-get update && apt-get install $*"
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
    fail "apt-get could not install $*; as root: apt-get install $*"
}

# Rust, at least the version that Cargo.toml names, and a C compiler for the bundled SQLite.
need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: install it as https://rustup.rs says, then run this again"
  # A rustup installed for another HOME keeps its toolchains beside its own cargo folder.
  if [ -z "${RUSTUP_HOME:-}" ] && ! cargo --version >/dev/null 2>&1; then
    local beside
    beside="$(dirname "$(dirname "$(dirname "$(command -v cargo)")")")/.rustup"
    if [ -d "$beside" ]; then
      export RUSTUP_HOME="$beside"
    fi
  fi
  local have want
  have="$(rustc --version 2>/dev/null | cut -d' ' -f2)" || true
  want="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"
  [ -n "$have" ] || fail "rustc does not run: choose a toolchain with 'rustup default stable'"
  if [ "$(printf '%s\n%s\n' "$want" "${have%%-*}" | sort -V | head -n1)" != "$want" ]; then
    fail "Rust $have is too old, $want or newer is needed: run 'rustup update stable'"
  fi
  if ! command -v cc >/dev/null; then
    install_packages build-essential pkg-config
  fi
}

# Where cargo puts what it builds.
target_folder() {
  local folder="${CARGO_TARGET_DIR:-target}"
  case "$folder" in
    /*) printf '%s' "$folder" ;;
    *) printf '%s/%s' "$PWD" "$folder" ;;
  esac
}

# The step that runs, for the message when it fails.
current_step=""

# Names a step, runs it, and says how long it took. Not inside `if`: that would switch `set -e` off for everything it calls.
step() {
  local began=$SECONDS
  current_step="$1"
  shift
  say ""
  say "== $current_step"
  "$@"
  say "   done in $((SECONDS - began)) s"
  current_step=""
}

# For a trap on EXIT: says which step stopped the run.
say_what_failed() {
  if [ -n "$current_step" ]; then
    say ""
    say "FAILED: $current_step; its message is above"
  fi
}
