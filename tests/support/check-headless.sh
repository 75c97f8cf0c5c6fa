#!/usr/bin/env bash
# Nothing of the core, the agent and the command line may load a display library.
set -euo pipefail
build=$1
status=0
for program in "$build"/bin/*; do
  [ -x "$program" ] && [ -f "$program" ] || continue
  if ldd "$program" | grep -E 'libQt6(Gui|Widgets|Svg)'; then
    echo "$(basename "$program") loads a display library" >&2
    status=1
  fi
done
exit $status
