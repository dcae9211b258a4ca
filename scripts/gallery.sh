#!/usr/bin/env bash
# Remakes docs/gallery: rooms composed from a prompt and a seed, each drawn by the rasteriser and path-traced from one place.
# Usage: scripts/gallery.sh [NAME...]      all rooms, or some of them
# SCENOGRAPH names the program (default bin/scenograph), SPP the samples of each pixel, THREADS the processors, OUT the folder.
# Needs ImageMagick for the JPEGs. A room that is only drawn again keeps its traced picture with RASTER_ONLY=1.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${SCENOGRAPH:-bin/scenograph}
out=${OUT:-docs/gallery}
spp=${SPP:-64}
threads=${THREADS:-$(nproc)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

wanted=" $* "

# room NAME SEED VIEW PROMPT: VIEW is "auto", a camera's index, or the eye and what it looks at, for --pose.
room() {
  local name=$1 seed=$2 view=$3 prompt=$4
  if [ "$wanted" != "  " ] && [[ "$wanted" != *" $name "* ]]; then return; fi
  local from=(--size 1920x1080)
  if [[ "$view" != *,* ]]; then from+=(--camera "$view"); else from+=(--pose "$view" --intrinsics 1160,1160,960,540); fi
  "$program" compose --prompt "$prompt" --seed "$seed" --out "$work/$name.scene" >"$work/$name.log" 2>&1
  "$program" render "$work/$name.scene" "${from[@]}" -o "$work/$name.png"
  if [ -z "${RASTER_ONLY:-}" ]; then
    "$program" render "$work/$name.scene" "${from[@]}" --path-trace --spp "$spp" --threads "$threads" --seed 1 -o "$work/$name-traced.png"
    convert "$work/$name-traced.png" -quality 90 -sampling-factor 4:4:4 "$out/$name-traced.jpg"
    echo "$name: $("$program" compare "$work/$name.png" "$work/$name-traced.png")"
  fi
  convert "$work/$name.png" -quality 90 -sampling-factor 4:4:4 "$out/$name-raster.jpg"
}

room reading-corner 3 0 "a cosy reading corner with two armchairs, a bookshelf, a floor lamp, a side table, a rug and plants by the window"
room office 4 0 "an industrial office with two desks, office chairs, pendant lamps, a shelf and a large window"
room living-room 9 0 "a mid-century living room with a sofa, a coffee table, a fireplace, a rug, plants and a floor lamp"
room childrens-room 8 auto "a playful children's room with a bunk bed, a desk, toys, a colourful rug and a bookshelf"
room bedroom 2 2.3,-1.6,1.5,-1,0.8,0.8 "a calm Scandinavian bedroom with a double bed, two nightstands with lamps, a wardrobe, a rug and curtains"
room dining-room 5 0 "a dining room with a long oak table for six, pendant lamps, a sideboard and pictures"
