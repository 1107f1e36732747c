#!/usr/bin/env bash
# run.sh PROGRAM [WORK]: measures an export against what a user would do instead, on the same files in one run.
# Needs python3 with Pillow, img2pdf, qpdf, zip, openssl, GNU time. The table in README.md comes from here.
set -euo pipefail
program=$(realpath "$1"); work=${2:-$(mktemp -d)}; here=$(dirname "$(realpath "$0")")
python=$(sed -n '1s/^#!\([^ ]*\).*/\1/p' "$(command -v img2pdf)")
mkdir -p "$work"; cd "$work"; rm -rf hand home out
[ -d files ] || "$python" "$here/make.py" files
export RECOURSE_HOME=$work/home RECOURSE_LANG=en
"$program" case new --title bench --merchant M --bank B --platform P --amount 100 --no-input >/dev/null
"$program" evidence add RC-2026-001 files/* --shows-card false >/dev/null 2>&1 || \
  "$program" evidence add "$("$program" case list --json | sed 's/.*"id":"\([^"]*\)".*/\1/')" files/* >/dev/null
case=$("$program" case list --json | sed 's/.*"id":"\([^"]*\)".*/\1/')
timed() { # NAME COMMAND...: seconds and kilobytes
  local name=$1; shift
  sync # what the step before left to write is not this one's
  /usr/bin/time -f "%e %M" -o time.txt "$@" >/dev/null
  read -r seconds kilobytes < time.txt
  printf '%-34s %8.2f s %8.1f MB\n' "$name" "$seconds" "$(echo "$kilobytes/1024" | bc -l)"
}
by_hand() {
  mkdir -p hand && img2pdf --output hand/pictures.pdf files/*.jpg files/*.png
  qpdf --empty --pages hand/pictures.pdf files/*.pdf -- hand/report.pdf
  zip -0 -q -r hand/bundle.zip hand/report.pdf files
  sha256sum files/* hand/bundle.zip > hand/list.txt
}
export -f by_hand
# Free memory first, where that is allowed: else the first step pays for taking pages back from files of other work.
sync; echo 3 2>/dev/null > /proc/sys/vm/drop_caches || true
cat files/* home/* >/dev/null
timed "recourse export, self-check incl." "$program" export "$case" --for lawyer --out out --json
timed "img2pdf, qpdf, zip -0, sha256sum" bash -c by_hand
zip=$(ls out/*.zip)
timed "cp and openssl, finished zip" bash -c "cp $zip copy.zip && openssl dgst -sha256 $zip"
timed "recourse verify" "$program" verify "$zip" --json
rm -rf copy.zip unpacked hand; mkdir unpacked; (cd unpacked && unzip -q "../$zip")
timed "sha256sum -c manifest" bash -c "cd unpacked/* && sha256sum -c --quiet manifest-sha256.txt"
ls -l files | awk '{s+=$5} END {printf "%d files, %.1f MB\n", NR-1, s/1e6}'; ls -l out | awk 'NR>1 {printf "zip %.1f MB\n", $5/1e6}'
