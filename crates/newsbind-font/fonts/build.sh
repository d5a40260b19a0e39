#!/usr/bin/env bash
# Makes the built-in fonts: a subset of Noto Serif SC, hinting dropped. Needs npm and Python 3.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" @expo-google-fonts/noto-serif-sc@0.4.3
tar -xzf "$work"/*.tgz -C "$work"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.60.1

python3 coverage.py > "$work/coverage.txt"
for weight in 400Regular 700Bold; do
    # SOURCE_DATE_EPOCH and --no-recalc-timestamp: the same bytes on any day.
    SOURCE_DATE_EPOCH=0 "$work/venv/bin/pyftsubset" "$work/package/$weight/NotoSerifSC_$weight.ttf" \
        --unicodes-file="$work/coverage.txt" \
        --layout-features=ccmp,locl,liga,kern,vert,halt,palt,fwid,pwid,mark \
        --no-hinting --no-recalc-timestamp --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' \
        --output-file="NotoSerifSC-${weight:3}.ttf"
done
cp "$work/package/LICENSE_FONT" OFL.txt
sha256sum --check SHA256SUMS
