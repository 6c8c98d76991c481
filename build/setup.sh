# Sourced by ./edge and ./test: finds or installs what they need, and says in one sentence what it cannot.
# Needs $root, the repository's folder.

say() { printf '%s\n' "$*" >&2; }

# Runs a command with its output in a log, and shows that it is still at work.
with_progress() { # label log command...
  local label=$1 log=$2 pid seconds=0
  shift 2
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    seconds=$((seconds + 1))
    if [ -t 2 ]; then
      printf '\r%s ... %ds ' "$label" $((seconds / 2)) >&2
    elif [ $seconds -eq 4 ]; then
      say "$label ..."
    fi
  done
  [ -t 2 ] && printf '\r\033[K' >&2
  wait "$pid"
}

need_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1; then
    say "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again."
    exit 2
  fi
  # An SDK outside the usual places is on PATH only: programs that it built look here.
  export DOTNET_ROOT="${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
}

# A program, not a builtin of this shell: `kill` is both.
has() { PATH="$PATH:/usr/sbin:/sbin" type -P "$1" >/dev/null 2>&1; }

# need_debian PROGRAM=PACKAGE ...: installs missing programs by apt-get when root; $missing names what is still missing.
# A try that failed is not repeated for ten minutes: offline, every start would wait for it.
need_debian() {
  local pair packages=()
  missing=()
  for pair in "$@"; do
    has "${pair%%=*}" || packages+=("${pair#*=}")
  done
  [ ${#packages[@]} -eq 0 ] && return 0
  local tried="$root/artifacts/apt-${packages[*]}.tried"
  tried=${tried// /-}
  if [ "$(id -u)" = 0 ] && has apt-get && [ -z "$(find "$tried" -mmin -10 2>/dev/null)" ]; then
    mkdir -p "$root/artifacts" && touch "$tried"
    with_progress "Installing ${packages[*]}" "$root/artifacts/apt.log" install_debian "${packages[@]}" || true
  fi
  for pair in "$@"; do
    has "${pair%%=*}" || missing+=("${pair#*=}")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    say "Missing: ${missing[*]}. Run 'sudo apt-get install ${missing[*]}' to have it; what needs it is skipped."
  fi
  return 0
}

install_debian() (
  export DEBIAN_FRONTEND=noninteractive
  # Debian would start its own broker on the standard port: ours run on free ports with their own folders.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy
  fi
  apt-get install -y --no-install-recommends "$@" ||
    { apt-get update && apt-get install -y --no-install-recommends "$@"; }
)
