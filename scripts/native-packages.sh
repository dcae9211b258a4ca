#!/usr/bin/env bash
# Installs the native packages of the groups named on the command line (build, run, physics, test, judges, peers) that are missing:
# names them, asks once (never as root or with YES=1), and uses the system's own package manager.
set -euo pipefail

groups=("$@")
[ ${#groups[@]} -gt 0 ] || groups=(build run)

wanted_apt() {
  case $1 in
    build) echo gcc g++ pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev ;;
    run) echo libgl1 libx11-6 libstdc++6 libegl1 libegl-mesa0 libgl1-mesa-dri libxcursor1 libxrandr2 libxinerama1 libxi6 libxrender1 libxxf86vm1 ;;
    physics) echo libmujoco-dev ;;
    test) echo xvfb xdotool imagemagick strace ;;
    judges) echo nodejs openimageio-tools python3-numpy liburdfdom-tools ;;
    peers) echo nodejs xvfb f3d chromium ;;
  esac
}
wanted_dnf() {
  case $1 in
    build) echo gcc gcc-c++ pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel ;;
    run) echo mesa-libGL mesa-libEGL mesa-dri-drivers libX11 libstdc++ libXcursor libXrandr libXinerama libXi libXxf86vm ;;
    test) echo xorg-x11-server-Xvfb xdotool ImageMagick strace ;;
    judges) echo nodejs npm OpenImageIO-utils python3-numpy ;;
  esac
}
wanted_pacman() {
  case $1 in
    build) echo gcc pkgconf mesa libx11 libxcursor libxrandr libxinerama libxi libxxf86vm ;;
    run) echo mesa libglvnd ;;
    test) echo xorg-server-xvfb xdotool imagemagick strace ;;
    judges) echo nodejs npm openimageio python-numpy ;;
  esac
}
wanted_brew() {
  case $1 in
    physics) echo mujoco ;;
    judges) echo node openimageio numpy ;;
  esac
}

if command -v apt-get >/dev/null; then manager=apt
elif command -v dnf >/dev/null; then manager=dnf
elif command -v pacman >/dev/null; then manager=pacman
elif command -v brew >/dev/null; then manager=brew
else manager=none
fi

installed() {
  case $manager in
    apt) dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed$' ;;
    dnf) rpm -q "$1" >/dev/null 2>&1 ;;
    pacman) pacman -Q "$1" >/dev/null 2>&1 ;;
    brew) brew list "$1" >/dev/null 2>&1 ;;
  esac
}

# Physics is optional: what the system does not package is passed over.
packaged() {
  case $manager in
    apt) apt-cache show "$1" >/dev/null 2>&1 ;;
    brew) brew info "$1" >/dev/null 2>&1 ;;
  esac
}

if ! command -v go >/dev/null && [[ " ${groups[*]} " == *" build "* ]]; then
  echo "Go is not installed. Scenograph needs Go 1.26 or newer: see https://go.dev/dl/" >&2
  exit 1
fi
if [ "$(uname)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1; then
  echo "The command line tools of Xcode are missing. Install them with: xcode-select --install" >&2
  exit 1
fi
if [ "$manager" = none ]; then
  echo "No known package manager (apt, dnf, pacman, brew) was found; going on with what is installed." >&2
  exit 0
fi

missing=()
for group in "${groups[@]}"; do
  for package in $("wanted_$manager" "$group"); do
    installed "$package" && continue
    if [ "$group" = physics ] && ! packaged "$package"; then
      echo "$package is not packaged here: Scenograph builds without it, and does not simulate." >&2
      continue
    fi
    missing+=("$package")
  done
done
if [[ " ${missing[*]-} " == *" nodejs "* ]] && command -v node >/dev/null && command -v npm >/dev/null; then
  kept=()
  for package in "${missing[@]}"; do [[ $package == nodejs || $package == npm ]] || kept+=("$package"); done
  missing=(${kept[@]+"${kept[@]}"})
fi
[ ${#missing[@]} -gt 0 ] || exit 0

echo "These native packages are missing: ${missing[*]}"
sudo=()
if [ "$(id -u)" -ne 0 ] && [ "$manager" != brew ]; then
  sudo=(sudo)
fi
if [ "$(id -u)" -ne 0 ] && [ "${YES:-}" != 1 ]; then
  [ -t 0 ] || { echo "Run again with YES=1 to install them, or install them by hand." >&2; exit 1; }
  read -r -p "Install them with $manager? [Y/n] " answer
  case ${answer:-y} in [Yy]*) ;; *) echo "Nothing was installed." >&2; exit 1 ;; esac
fi
case $manager in
  apt)
    DEBIAN_FRONTEND=noninteractive ${sudo[@]+"${sudo[@]}"} apt-get install -y --no-install-recommends "${missing[@]}" 2>/dev/null ||
      { ${sudo[@]+"${sudo[@]}"} apt-get update &&
        DEBIAN_FRONTEND=noninteractive ${sudo[@]+"${sudo[@]}"} apt-get install -y --no-install-recommends "${missing[@]}"; }
    ;;
  dnf) ${sudo[@]+"${sudo[@]}"} dnf install -y "${missing[@]}" ;;
  pacman) ${sudo[@]+"${sudo[@]}"} pacman -S --needed --noconfirm "${missing[@]}" ;;
  brew) brew install "${missing[@]}" ;;
esac
