#!/usr/bin/env bash
# usage: scripts/simready.sh OUT [MODEL.glb|MODEL.gltf …]
# Composes the rooms of scripts/simready-rooms.txt, imports the models, exports everything, lets other people's tools judge what came out
# (third_party/judges, installed by "make judges") and MuJoCo of the system settle it, and writes OUT/table.md. Rooms that are there already are
# kept. Exits 1 where something breaks a bound; scripts/simready.mjs has the bounds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
judges=$here/../third_party/judges
binary=${SCENOGRAPH:-$here/../bin/scenograph}
out=${1:?usage: scripts/simready.sh OUT [MODEL …]}
shift
mkdir -p "$out"

while IFS='|' read -r name prompt; do
  [ -d "$out/$name.scene" ] || "$binary" compose --prompt "$prompt" --seed 1 --out "$out/$name.scene" </dev/null 2>"$out/$name.log"
done <"$here/simready-rooms.txt"
for model in "$@"; do
  name=$(basename "${model%.*}")
  [ -d "$out/$name.scene" ] || "$binary" import "$out/$name.scene" "$model" </dev/null 2>"$out/$name.log"
done

judge() { # file command …: keeps what a judge prints, also where it finds fault
  local to=$1
  shift
  "$@" </dev/null >"$to" 2>"$to.err" || true
}

for scene in "$out"/*.scene; do
  name=$(basename "$scene" .scene)
  to=$out/$name
  rm -rf "$to"
  mkdir -p "$to"
  judge "$to/info.json" "$binary" info "$scene" --json
  judge "$to/export.json" "$binary" export "$scene" --format glb,usda,usdz,mjcf --out "$to/files" --json
  judge "$to/simready.json" "$binary" check --simready "$to/files/$name.usda" --json
  judge "$to/settle.json" "$binary" settle "$scene" --dry-run --seconds 5 --json
  judge "$to/gltf.json" node "$judges/gltf.mjs" "$to/files/$name.glb"
  judge "$to/usd.json" node "$judges/usd.mjs" "$to/files/$name.usdz"
  judge "$to/openusd.json" node "$judges/openusd.mjs" "$to/files/$name.usda" "$to/files/$name.usdz"
  judge "$to/mujoco.json" node "$judges/mujoco.mjs" "$to/files/$name.xml" 5
  judge "$to/rapier.json" node "$judges/rapier.mjs" "$to/files/$name.xml" 5
done
node "$here/simready.mjs" "$out"
