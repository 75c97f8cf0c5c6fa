#!/usr/bin/env bash
# Runs every fuzz target of a build for so many seconds: run.sh BUILD SECONDS. Seeds are the kept inputs of
# tests/fuzz/corpus and the cases of tests/golden/expr; what is learned stays in BUILD/corpus for the next time.
set -euo pipefail
build=$(readlink -f "$1"); seconds=$2
here=$(dirname "$(readlink -f "$0")")
golden=$here/../golden/expr/expressions.tsv

seeds() {  # folder: a file for each case, the expression alone or with its attributes' values
  mkdir -p "$1"
  local id expression bindings rest
  while IFS=$'\t' read -r id expression bindings rest; do
    printf '%s' "$expression" >"$1/$id"
    [ "$2" = bare ] || jq -j '"\u0000" + ([.[] | if . == null then "n" elif type == "array" then "d" + (map(tostring) | join(" "))
      elif type == "object" then "b" + (.binary // "") else tostring end] | join("\u0000"))' <<<"$bindings" >>"$1/$id"
  done < <(tail -n +2 "$golden")
}

run() {  # target
  local name=$1 work=$build/corpus/$1 found=$build/found/$1
  mkdir -p "$work" "$found" "$here/corpus/$name"
  local options=(-max_len=4096 -timeout=25 -rss_limit_mb=3000 -detect_leaks=0 -verbosity=0 -artifact_prefix="$found/"
    -max_total_time="$seconds")
  [ "$name" = Evaluation ] || [ "$name" = ExpressionText ] || options+=(-max_len=16384)
  if ! "$build/bin/fuzz-$name" "${options[@]}" "$work" "$here/corpus/$name" >"$build/$name.log" 2>&1; then
    echo "$name: FOUND something:"; tail -n 40 "$build/$name.log"; return 1
  fi
  echo "$name: clean for $seconds s, $(find "$work" -type f | wc -l) inputs"
}

if [ ! -d "$build/corpus/Evaluation" ]; then
  seeds "$build/corpus/ExpressionText" bare
  seeds "$build/corpus/Evaluation" bound
fi
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export -f run; export build here seconds
printf '%s\n' "$build"/bin/fuzz-* | sed 's/.*fuzz-//' | xargs -P "$(nproc)" -I NAME bash -euo pipefail -c 'run NAME'
