#!/usr/bin/env bash
# Builds the course twice, from different folders and without its record, and compares the bytes with each
# other and with site/.   check-site.sh TOOL
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/a/deep/folder"
cp -R "$root/lessons" "$root/templates" "$work/a/deep/folder/"
(cd "$work/a/deep/folder" && "$tool" build)
(cd / && "$tool" build "$root/lessons" --output "$work/b")

diff -r "$work/a/deep/folder/site" "$work/b" || {
  echo "two builds from different folders differ" >&2
  exit 1
}
diff -r --exclude=katex --exclude='*.wasm' "$root/site" "$work/b" || {
  echo "site/ is not what the course gives: run make site, read the diff and commit it" >&2
  exit 1
}
echo "site/ is fresh, and two builds give the same bytes"
