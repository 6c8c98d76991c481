# Sourced by ./test, needs $root: compiles the firmware against the real nanoFramework packages, or says in one line why not.

device_cache() { printf '%s' "${NUGET_PACKAGES:-${HOME:-}/.nuget/packages}"; }

# Ids of the packages that are not in the cache, one a line.
missing_device_packages() {
  local id version
  sed -nE 's/.*<RealDevicePackage Include="([^"]+)" Version="([^"]+)".*/\1 \2/p' "$root/build/device-check/packages.props" |
    while read -r id version; do
      [ -d "$(device_cache)/${id,,}/$version" ] || echo "$id"
    done
}

# Asks the registry once a day; where it serves none, later starts are quick.
fetch_device_packages() {
  local tried="$root/artifacts/device-packages.tried"
  [ -n "$(missing_device_packages)" ] && [ -z "$(find "$tried" -mtime -1 2>/dev/null)" ] || return 0
  with_progress "Looking for the real nanoFramework packages" "$root/artifacts/device-packages.log" \
    timeout 120 dotnet restore "$root/build/device-check/device-check.csproj" -p:Fetch=true || true
  mkdir -p "$root/artifacts" && touch "$tried"
}

# Fails only when the firmware does not compile.
check_on_device_packages() {
  local missing all count log="$root/artifacts/device-check.log"
  missing=$(missing_device_packages)
  all=$(grep -c '<RealDevicePackage ' "$root/build/device-check/packages.props")
  if [ -n "$missing" ]; then
    count=$(wc -l <<<"$missing")
    if [ "$count" -eq "$all" ]; then
      missing="none of the $all packages is"
    elif [ "$count" -eq 1 ]; then
      missing="$missing is not"
    else
      missing="$count of the $all packages are not"
    fi
    say "Firmware was not compiled against the real nanoFramework packages: $missing in the NuGet cache."
    return 0
  fi
  if with_progress "Compiling the firmware against the real nanoFramework packages" "$log" \
      dotnet build "$root/build/device-check/device-check.csproj" -c Release -v minimal; then
    say "Firmware compiles against the real nanoFramework packages."
    return 0
  fi
  grep -E 'error' "$log" | sort -u | head -n 20 >&2
  say "Firmware does not compile against the real nanoFramework packages; the whole output is in artifacts/device-check.log."
  return 1
}
