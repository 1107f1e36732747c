#!/usr/bin/env bash
# Runs the fuzz targets, each for so many seconds: ./run.sh SECONDS [TARGET...]
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}; shift || true
repo=$(cd ../.. && pwd)
[ $# -gt 0 ] || set -- zip stamps entry statements table cards rules
for target in "$@"; do
  seeds=corpus/$target; mkdir -p "$seeds"
  case $target in
    zip) cp "$repo"/tests/vectors/*.zip "$seeds" ;;
    stamps) cp "$repo"/core/tests/fixtures/tsr/* "$seeds" ;;
    entry|statements)
      for zip in "$repo"/tests/vectors/{good,with-token,left-out-as-declared,deep-and-odd-values}.zip; do
        name=$(basename "$zip" .zip)
        for file in $(unzip -Z1 "$zip" | grep -E 'jsonl$|txt$'); do
          unzip -p "$zip" "$file" | split -l 1 - "$seeds/$name-$(basename "$file")-"
          unzip -p "$zip" "$file" > "$seeds/$name-$(basename "$file")"
        done
      done ;;
    table) find "$repo"/core/tests/fixtures/bank "$repo"/assets/profiles/examples -type f -size -40k -exec cp {} "$seeds" \; ;;
    cards) for n in 4111111111111111 "6222 0212 3456 7890 128" "370000000000002"; do echo "said: $n 付款" > "$seeds/${n// /}"; done ;;
    rules) cp "$repo"/assets/packs/{CN,NET,HK}/*.toml "$seeds" ;;
  esac
  cargo +nightly fuzz run --fuzz-dir . --target-dir target "$target" -- \
    -max_total_time="$seconds" -rss_limit_mb=8192 -timeout=30 -print_final_stats=1 2>&1 | tee "target/$target.log" |
    grep -E "stat::number_of_executed_units|SUMMARY|panicked|Test unit written|ERROR" | sed "s/^/$target: /" || true
done
