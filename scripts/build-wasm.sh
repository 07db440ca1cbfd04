#!/usr/bin/env bash
# Builds the WebAssembly module from the core modules and prints its size.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=$(command -v "${SWIFT:-swift}")
toolchain=$(cd "$(dirname "$(readlink -f "$swift")")/.." && pwd)

first() {
  local file
  for file in "$@"; do
    if [ -e "$file" ]; then
      echo "$file"
      return
    fi
  done
  echo "none of these files exists: $*" >&2
  return 1
}

libc=$(first ${WASI_LIBC:-} /usr/lib/wasm32-wasi/libc.a \
  /{opt/homebrew,usr/local}/share/wasi-sysroot/lib/wasm32-wasi/libc.a)
builtins=$(first ${WASM_BUILTINS:-} /usr/lib/llvm-*/lib/clang/*/lib/wasi/libclang_rt.builtins-wasm32.a \
  /{opt/homebrew,usr/local}/share/wasi-runtimes/lib/wasi/libclang_rt.builtins-wasm32.a)
unicode=$(first \
  "$toolchain"/lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a)

link=(-Xswiftc -Xclang-linker -Xswiftc -nostdlib -Xlinker --no-entry -Xlinker --strip-all)
for name in lessons_allocate lessons_free lessons_run lessons_version; do
  link+=(-Xlinker "--export=$name")
done
# A megabyte of stack, at the bottom of the memory, so that running over it traps.
link+=(-Xlinker --stack-first -Xlinker -z -Xlinker stack-size=1048576)
link+=(-Xlinker "-L$(dirname "$libc")" -Xlinker "$libc" -Xlinker "$builtins" -Xlinker "$unicode")

# Not -Osize: it exchanged two literals of Plotting that differ in little (Swift 6.3.1); the browser test found it.
"$swift" build -c release --scratch-path .build/wasm --triple wasm32-unknown-none-wasm \
  --product BrowserRuntime -Xswiftc -enable-experimental-feature -Xswiftc Embedded -Xswiftc -wmo \
  -Xswiftc -O -Xswiftc -Xfrontend -Xswiftc -disable-stack-protector "${link[@]}"

module=.build/wasm/release/BrowserRuntime.wasm
size=$(wc -c <"$module")
packed=$(gzip -9 -c "$module" | wc -c)
echo "$module: $((size / 1000)) kB, $((packed / 1000)) kB compressed"
