#!/usr/bin/env bash
# Installs the system packages that are missing.   ensure-packages.sh build|wasm|bench
#
# build: what the tool links and reads. wasm: what the WebAssembly module links, and node to test it. bench: the
# languages that `make bench-language` compares with.
set -euo pipefail

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_on_debian() {
  local missing=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# The compiler's runtime for WebAssembly carries the version of clang in its name.
runtime_package() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 'libclang-rt-*-dev-wasm32' \
    2>/dev/null | awk '$1 == "installed" { print $2; exit }') || true
  if [ -n "$installed" ]; then
    echo "$installed"
    return
  fi
  [ -n "$(ls -A /var/lib/apt/lists 2>/dev/null)" ] || as_root apt-get update -qq
  apt-cache search --names-only '^libclang-rt-[0-9]+-dev-wasm32$' | awk '{ print $1 }' |
    sort -V | head -1
}

case $(uname -s) in
  Linux)
    command -v apt-get >/dev/null || {
      echo "this system has no apt-get: install cmark-gfm, duktape and KaTeX, then run swift build" >&2
      exit 1
    }
    case $1 in
      build)
        install_on_debian libcmark-gfm-dev libcmark-gfm-extensions-dev duktape-dev libjs-katex \
          pkg-config
        ;;
      wasm)
        packages=(wasi-libc "$(runtime_package)")
        command -v node >/dev/null || packages+=(nodejs)
        install_on_debian "${packages[@]}"
        ;;
      bench) install_on_debian lua5.4 python3 ;;
    esac
    ;;
  Darwin)
    case $1 in
      build) formulas=(cmark-gfm duktape katex pkgconf) ;;
      wasm) formulas=(wasi-libc wasi-runtimes node) ;;
      bench) formulas=(lua python3) ;;
    esac
    for formula in "${formulas[@]}"; do
      brew list "$formula" >/dev/null 2>&1 || brew install --quiet "$formula"
    done
    ;;
esac
