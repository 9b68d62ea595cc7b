#!/usr/bin/env bash
# The step of action.yml that checks. VOICELINT_PATHS and VOICELINT_OPTIONS hold a word a line.
set -euo pipefail

# The lines of a text that are not empty, added to `words`. (The bash of macOS runners has no mapfile.)
words=()
add() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line%$'\r'}"
    [ -z "$line" ] || words+=("$line")
  done <<<"$1"
}

report="${RUNNER_TEMP:?}/voicelint"
mkdir -p "$report"
rm -f "$report/voicelint.sarif" "$report/summary.md" "$report/annotations"

add "${VOICELINT_OPTIONS:-}"
if [ "${VOICELINT_ANNOTATIONS:-true}" = true ]; then
  words+=(--output-format github --output-file "$report/annotations")
else
  words+=(--output-format text)
fi
words+=(--)
add "${VOICELINT_PATHS:-.}"

# What is printed has words of the files in it, and a runner takes ##[command] for one of its own anywhere in a line.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
status=0
voicelint check \
  --output-format sarif --output-file "$report/voicelint.sarif" \
  --output-format markdown --output-file "$report/summary.md" \
  "${words[@]}" 2>&1 || status=$?
echo "::$token::"
[ ! -f "$report/annotations" ] || cat "$report/annotations"

if [ "${VOICELINT_SUMMARY:-true}" = true ] && [ -f "$report/summary.md" ]; then
  cat "$report/summary.md" >>"${GITHUB_STEP_SUMMARY:?}"
fi
{
  echo "status=$status"
  [ ! -f "$report/voicelint.sarif" ] || echo "sarif-file=$report/voicelint.sarif"
} >>"${GITHUB_OUTPUT:?}"
exit "$status"
