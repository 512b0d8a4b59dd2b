# Sourced by the other scripts: where we are, how to speak, and how to tell whether work is already done.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Kept out of the way of a pipe: what a script answers goes to standard output, news goes here.
say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# One hash over the files named (a folder counts with everything under it).
fingerprint() {
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# done_before STAMP FINGERPRINT: true where the last run ended with this very fingerprint.
done_before() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
