#!/usr/bin/env bash
# Builds the fuzz targets with the stable compiler and runs each for so many seconds: ./run.sh SECONDS [TARGET...]
# TARGET_DIR names another folder for what is built; JOBS runs as many processes of one target at once; TIMEOUT is how many
# seconds one input may take; OPT=1 builds sooner and runs slower. Ends with 1 if any target found something, and names its file.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}; shift || true
repo=$(cd ../.. && pwd)
[ $# -gt 0 ] || set -- zip stamps entry statements table cards rules
dir=${TARGET_DIR:-target}
opt=${OPT:-3}
found=()
host=$(rustc -vV | sed -n 's/^host: //p')
# What cargo-fuzz passes, less the address sanitizer, which alone needs a nightly compiler. `--target` keeps the counters
# out of build scripts and derive macros. What only draws papers is built quickly: no target comes near it.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Ccodegen-units=16"
quick=()
for crate in lopdf printpdf hayro docx-rs; do quick+=(--config "profile.release.package.$crate.opt-level=0"); done
cargo build -q "${quick[@]}" --config profile.release.opt-level="$opt" --config profile.release.package.recourse-core.opt-level=1 \
  --release --target "$host" --target-dir "$dir" --bins
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
    rules) for pack in "$repo"/assets/packs/{CN,NET,HK}/*.toml; do cp "$pack" "$seeds/${pack//\//_}"; done ;;
  esac
  "$dir/$host/release/$target" "$seeds" -artifact_prefix="$dir/$target-" -max_total_time="$seconds" -rss_limit_mb=8192 \
    -timeout="${TIMEOUT:-30}" -print_final_stats=1 ${JOBS:+-fork=$JOBS} >"$dir/$target.log" 2>&1 || found+=("$target")
  grep -E "stat::number_of_executed_units|SUMMARY|panicked|Test unit written|ERROR" "$dir/$target.log" | sed "s/^/$target: /" || true
done
[ ${#found[@]} -eq 0 ] || { echo "found something: ${found[*]} (logs and inputs in $PWD/$dir)"; exit 1; }
