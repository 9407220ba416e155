#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test project, and ends with one line: N passed, N failed, N skipped.
# Exit code 0 only when tests ran and none failed; with CI=true a skipped test is a failure too.
set -uo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
cd -- "$root" || exit 3
# shellcheck source=scripts/packages.sh
source scripts/packages.sh
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

install_missing() {
    has_postgis && command -v ogr2ogr >/dev/null && command -v curl >/dev/null && has_clients && command -v cbc >/dev/null && return
    if ! can_install; then
        printf 'The tests need PostgreSQL with PostGIS, ogr2ogr, curl, Node.js with npm, CBC, and msgpack for /usr/bin/python3.\n' >&2
        printf 'Install postgresql-15-postgis-3, gdal-bin, curl, nodejs, npm, coinor-cbc and python3-msgpack as root.\n' >&2
        return 1
    fi
    refresh_lists || return 1
    local missing=()
    has_postgis || missing+=(postgresql "$(postgis_package)")
    command -v ogr2ogr >/dev/null || missing+=(gdal-bin)
    command -v curl >/dev/null || missing+=(curl)
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    command -v cbc >/dev/null || missing+=(coinor-cbc)
    has_python_msgpack || missing+=(python3-msgpack)
    install_packages "${missing[@]}"
}

# Programs of others that send rooms to the server: the npm package that one of them needs is installed by the test, in the version that
# tests/EndToEnd/Clients/package-lock.json pins.
has_clients() {
    command -v node >/dev/null && command -v npm >/dev/null && has_python_msgpack
}

has_python_msgpack() {
    [[ -x /usr/bin/python3 ]] && /usr/bin/python3 -c 'import msgpack' 2>/dev/null
}

# The numbers that a .trx file counts: total, passed, failed, and what was not executed.
count() {
    sed -n "s/.*<Counters [^>]*\\b$1=\"\\([0-9]*\\)\".*/\\1/p" "$2" | head -n 1
}

install_missing || exit 3
has_solver_package "$root" || install_solver_package "$root" || exit 3
results=$(mktemp -d)
trap 'rm -rf -- "$results"' EXIT

if ! dotnet build SpaceGeo.sln -c Release --nologo -v quiet; then
    printf 'The build failed; no test ran.\n0 passed, 1 failed, 0 skipped\n'
    exit 1
fi

passed=0 failed=0 skipped=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    printf '== %s\n' "$name"
    dotnet test "$project" -c Release --no-build --nologo --logger 'console;verbosity=minimal' \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@"
    code=$?
    trx=$results/$name.trx
    if [[ -f $trx ]]; then
        total=$(count total "$trx") good=$(count passed "$trx") bad=$(count failed "$trx")
        passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - good - bad))
        # A host that crashed leaves tests neither passed nor failed, or none at all.
        if [[ $code -ne 0 && $bad -eq 0 ]]; then
            printf '%s ended with code %d without a failed test.\n' "$name" "$code"
            failed=$((failed + 1))
        fi
    elif [[ $code -ne 0 ]]; then
        printf '%s ended with code %d before a test ran.\n' "$name" "$code"
        failed=$((failed + 1))
    fi
done

status=0
if [[ $failed -gt 0 ]]; then
    status=1
elif [[ $passed -eq 0 ]]; then
    printf 'No test ran.\n'
    status=1
elif [[ $skipped -gt 0 && ${CI:-} == true ]]; then
    printf 'A skipped test is a failure here.\n'
    status=1
fi
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
exit "$status"
