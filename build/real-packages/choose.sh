# Sourced by ./edge and ./test after setup.sh, needs $root: the real packages where a registry serves them, stand-ins otherwise.

# Sets and exports UseStandIns, sets $mode (real or standins: the folder in artifacts) and $packages (a sentence for people).
# UseStandIns in the environment is obeyed without a look.
choose_packages() {
  packages="as UseStandIns=${UseStandIns:-} asks"
  if [ -z "${UseStandIns:-}" ]; then
    if real_packages_restored || restore_real_packages; then
      UseStandIns=false packages="the registry serves them"
    else
      UseStandIns=true packages="the real ones cannot be restored (artifacts/real-packages.log says why; tried once a day)"
    fi
  fi
  export UseStandIns
  if [ "$UseStandIns" = true ]; then
    mode=standins packages="Built with stand-ins for MQTTnet and dotnet/iot: $packages."
  else
    mode=real packages="Built with the real MQTTnet and dotnet/iot: $packages."
  fi
}

# True while what an earlier start has restored lies in the cache that it was restored to, and the pins have not changed.
real_packages_restored() {
  local restored="$root/artifacts/real-packages.restored" cache
  cache=$(cat "$restored" 2>/dev/null) && [ "$cache" = "$(nuget_cache)" ] && [ -d "$cache/mqttnet.server" ] &&
    [ -z "$(find "$root/Directory.Packages.props" "$root/build/real-packages" -newer "$restored" -print -quit)" ]
}

# Only a restore tells whether all that the packages depend on is served, too; one that failed leaves a part of them in the cache.
# Directory.Build.props minds the mark of a failure. It holds for a day, so that later starts are quick.
restore_real_packages() {
  local failed="$root/artifacts/real-packages.failed" restored="$root/artifacts/real-packages.restored"
  [ -z "$(find "$failed" -mtime -1 2>/dev/null)" ] || return 1
  if UseStandIns=false with_progress "Looking for the real packages" "$root/artifacts/real-packages.log" \
      timeout 300 dotnet restore "$root/build/real-packages/real-packages.csproj"; then
    rm -f "$failed"
    nuget_cache >"$restored"
  else
    rm -f "$restored"
    touch "$failed"
    return 1
  fi
}

nuget_cache() { printf '%s' "${NUGET_PACKAGES:-${HOME:-}/.nuget/packages}"; }
