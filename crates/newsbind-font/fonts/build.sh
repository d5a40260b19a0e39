#!/usr/bin/env bash
# Makes the built-in fonts: a subset of Noto Serif SC, hinting dropped, with the Latin letters that it lacks drawn after
# those of Source Serif 4. Needs npm and Python 3.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for package in noto-serif-sc-0.4.3 source-serif-4-0.4.1; do
    npm pack --silent --pack-destination "$work" "@expo-google-fonts/${package%-*}@${package##*-}"
    mkdir "$work/${package%-*}"
    tar -xzf "$work/expo-google-fonts-$package.tgz" -C "$work/${package%-*}"
done
noto=$work/noto-serif-sc/package
source=$work/source-serif-4/package
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.60.1

python3 coverage.py > "$work/coverage.txt"
# With these shares the stem of `l` is as thick in both.
while read -r weight lighter heavier share; do
    "$work/venv/bin/python" letters.py "$noto/$weight/NotoSerifSC_$weight.ttf" \
        "$source/$lighter/SourceSerif4_$lighter.ttf" "$source/$heavier/SourceSerif4_$heavier.ttf" "$share" \
        "$work/coverage.txt" "$work/$weight.ttf"
    # SOURCE_DATE_EPOCH and --no-recalc-timestamp: the same bytes on any day.
    SOURCE_DATE_EPOCH=0 "$work/venv/bin/pyftsubset" "$work/$weight.ttf" \
        --unicodes-file="$work/coverage.txt" \
        --layout-features=ccmp,locl,liga,kern,vert,halt,palt,fwid,pwid,mark \
        --no-hinting --no-recalc-timestamp --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' \
        --output-file="NotoSerifSC-${weight:3}.ttf"
done <<'WEIGHTS'
400Regular 300Light 400Regular 0.74
700Bold 600SemiBold 700Bold 0.12
WEIGHTS
{ head -n 1 "$source/LICENSE_FONT"; cat "$noto/LICENSE_FONT"; } >OFL.txt
sha256sum --check SHA256SUMS
