# shellcheck shell=bash
# Debian packages that the program or its tests need; sourced by ./spacegeo and ./test.sh.

as_root=()

# Whether packages can be installed here: by root, or with sudo.
can_install() {
    command -v apt-get >/dev/null || return 1
    [[ $EUID -eq 0 ]] && return
    command -v sudo >/dev/null || return 1
    as_root=(sudo)
}

has_postgis() {
    compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null && return
    command -v pg_config >/dev/null && [[ -f "$(pg_config --sharedir)/extension/postgis.control" ]]
}

# PostGIS for the PostgreSQL of this Debian: 15 in Debian 12, else what the release's meta package brings.
postgis_package() {
    if is_known postgresql-15-postgis-3; then
        printf 'postgresql-15-postgis-3\n'
    else
        printf 'postgresql-postgis\n'
    fi
}

# A fresh machine has no package lists.
refresh_lists() {
    is_known postgresql || quiet_apt update
}

# install_packages PACKAGE…: says what it installs, then does. Lists can be older than what is served, so a failure is tried once more.
install_packages() {
    printf 'Installing Debian packages: %s\n' "$*" >&2
    quiet_apt install -y --no-install-recommends "$@" && return
    quiet_apt update && quiet_apt install -y --no-install-recommends "$@"
}

# Whether a solver is installed that plans of consolidation can be computed with: see docs/decisions/0016-solvers.md.
has_solver() {
    command -v highs >/dev/null || has_solver_package "$1" || command -v cbc >/dev/null
}

# HiGHS for Node.js, which lies in node_modules beside the lock file that pins its version.
has_solver_package() {
    command -v node >/dev/null && [[ -f $1/scripts/solver/node_modules/highs/build/highs.mjs ]]
}

# install_solver_package ROOT: says nothing unless it fails.
install_solver_package() {
    local log
    log=$(mktemp)
    if (cd -- "$1/scripts/solver" && npm ci --no-audit --no-fund) >"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    cat "$log" >&2
    rm -f "$log"
    return 1
}

is_known() {
    [[ -n $(apt-cache search --names-only "^$1\$" 2>/dev/null) ]]
}

# Says nothing unless it fails.
quiet_apt() {
    local log
    log=$(mktemp)
    if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    cat "$log" >&2
    rm -f "$log"
    return 1
}
