#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of the packages that building, running, testing or checking chipcmp needs.
#
# get-packages.sh [--dry-run] GROUP ...      groups: build run check lint browser latex bench
#
# What is there is found out by trying it (a program is on PATH, a test program links), not by asking the package manager. Silent when
# nothing is missing. --dry-run prints the command that would be run. Exit status: 0 nothing is missing now, 1 something is, 2 usage.
set -eu

# One need a line: group | test | names under apt-get | dnf | pacman | apk | zypper | brew. "-": nothing to install there.
# Tests: command NAME; links HEADER LIBRARY [PKG-CONFIG-NAME]; locale NAME (usable, or its sources are there for tests/tools/locales.sh).
needs() {
    cat <<'END'
build | links stdio.h m             | gcc libc6-dev    | gcc glibc-devel    | gcc             | gcc musl-dev   | gcc glibc-devel    | gcc
build | command make                | make             | make               | make            | make           | make               | make
build | command pkg-config          | pkg-config       | pkgconf-pkg-config | pkgconf         | pkgconf        | pkgconf-pkg-config | pkgconf
build | links gsl/gsl_cdf.h gsl gsl | libgsl-dev       | gsl-devel          | gsl             | gsl-dev        | gsl-devel          | gsl
build | links csv.h csv             | libcsv-dev       | libcsv-devel       | libcsv          | libcsv-dev     | libcsv-devel       | libcsv
build | links jansson.h jansson jansson | libjansson-dev | jansson-devel    | jansson         | jansson-dev    | libjansson-devel   | jansson
build | links libsmartcols.h smartcols smartcols | libsmartcols-dev | libsmartcols-devel | util-linux-libs | util-linux-dev | libsmartcols-devel | util-linux
build | links md4c.h md4c md4c      | libmd4c-dev      | md4c-devel         | md4c            | md4c-dev       | md4c-devel         | md4c
build | links md4c-html.h md4c-html md4c-html | libmd4c-html0-dev | md4c-devel | md4c          | md4c-dev       | md4c-devel         | md4c
run   | command gnuplot             | gnuplot-nox      | gnuplot            | gnuplot         | gnuplot font-dejavu | gnuplot       | gnuplot
check | links cmocka.h cmocka cmocka | libcmocka-dev   | libcmocka-devel    | cmocka          | cmocka-dev     | libcmocka-devel    | cmocka
check | locale de_DE                | locales          | glibc-langpack-de  | -               | -              | glibc-i18ndata     | -
check | locale tr_TR                | locales          | glibc-langpack-tr  | -               | -              | glibc-i18ndata     | -
lint  | command clang               | clang            | clang              | clang           | clang          | clang              | llvm
lint  | command clang-tidy          | clang-tidy       | clang-tools-extra  | clang           | clang-extra-tools | clang-tools     | llvm
lint  | command clang-format        | clang-format     | clang-tools-extra  | clang           | clang-extra-tools | clang-tools     | llvm
lint  | command cppcheck            | cppcheck         | cppcheck           | cppcheck        | cppcheck       | cppcheck           | cppcheck
lint  | command shellcheck          | shellcheck       | ShellCheck         | shellcheck      | shellcheck     | ShellCheck         | shellcheck
lint  | command valgrind            | valgrind         | valgrind           | valgrind        | valgrind       | valgrind           | valgrind
lint  | command mandoc              | mandoc           | mandoc             | mandoc          | mandoc         | mandoc             | mandoc
browser | command chromium        | chromium         | chromium           | chromium        | chromium       | chromium           | chromium
browser | command npm             | nodejs npm       | nodejs npm         | nodejs npm      | nodejs npm     | nodejs npm         | node
latex | command pdflatex          | texlive-latex-recommended texlive-pictures lmodern | texlive-scheme-basic | texlive-latexrecommended | texlive | texlive | -
bench | command hyperfine           | hyperfine        | hyperfine          | hyperfine       | hyperfine      | hyperfine          | hyperfine
bench | command sqlite3             | sqlite3          | sqlite             | sqlite          | sqlite         | sqlite3            | sqlite
bench | command mlr                 | miller           | miller             | miller          | miller         | miller             | miller
bench | command gawk                | gawk             | gawk               | gawk            | gawk           | gawk               | gawk
bench | command jq                  | jq               | jq                 | jq              | jq             | jq                 | jq
bench | command /usr/bin/time       | time             | time               | time            | -              | time               | -
END
}

# has command NAME | has links HEADER LIBRARY [PKG] | has locale NAME
has() {
    case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    links)
        flags=-l$3
        if [ -n "${4-}" ]; then
            flags=$(pkg-config --cflags --libs "$4" 2>/dev/null) || flags=-l$3
        fi
        printf '#include <%s>\n' stdarg.h stddef.h stdint.h setjmp.h stdio.h "$2" >"$scratch/links.c"
        echo 'int main(void) { return 0; }' >>"$scratch/links.c"
        # shellcheck disable=SC2086 # lists of flags
        ${CC:-cc} ${CPPFLAGS-} ${LDFLAGS-} -o "$scratch/links" "$scratch/links.c" $flags >/dev/null 2>&1
        ;;
    locale)
        LC_ALL=$2.UTF-8 locale charmap 2>/dev/null | grep -qx UTF-8 || test -e "/usr/share/i18n/locales/$2"
        ;;
    esac
}

# The first package manager found, as the column of its names and the command to install with.
find_manager() {
    if command -v apt-get >/dev/null 2>&1; then
        column=3 refresh='apt-get update' install='apt-get install -y --no-install-recommends'
    elif command -v dnf >/dev/null 2>&1; then
        column=4 refresh='' install='dnf install -y'
    elif command -v pacman >/dev/null 2>&1; then
        column=5 refresh='pacman -Sy' install='pacman -S --needed --noconfirm'
    elif command -v apk >/dev/null 2>&1; then
        column=6 refresh='apk update' install='apk add'
    elif command -v zypper >/dev/null 2>&1; then
        column=7 refresh='' install='zypper --non-interactive install'
    elif command -v brew >/dev/null 2>&1; then
        column=8 refresh='' install='brew install'
    else
        column=3 refresh='' install=''
    fi
    case $install in
    '' | brew*) root='' ;;
    *)
        root=''
        if [ "$(id -u)" != 0 ]; then
            root='sudo '
        fi
        ;;
    esac
}

# Prints the packages, in the column of the manager, of each need of the groups that is not met.
missing_packages() {
    needs | while IFS='|' read -r group check rest; do
        # shellcheck disable=SC2086 # words
        set -- $group
        case " $groups " in
        *" $1 "*) ;;
        *) continue ;;
        esac
        # shellcheck disable=SC2086 # words
        if ! has $check </dev/null; then
            printf '%s\n' "$rest" | cut -d'|' -f"$((column - 2))"
        fi
    done | tr -s ' ' '\n' | awk '$0 != "" && $0 != "-" && !seen[$0]++' | tr '\n' ' '
}

usage() {
    echo "usage: get-packages.sh [--dry-run] build|run|check|lint|browser|latex|bench ..." >&2
    exit 2
}

dry_run=false
if [ "${1-}" = --dry-run ]; then
    dry_run=true
    shift
fi
[ $# -gt 0 ] || usage
for group; do
    case $group in
    build | run | check | lint | browser | latex | bench) ;;
    *) usage ;;
    esac
done
groups=$*

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
find_manager
packages=$(missing_packages)
packages=${packages% }
if [ -z "$packages" ]; then
    exit 0
fi
if [ -z "$install" ]; then
    echo "get-packages.sh: no package manager that it knows is here (apt-get, dnf, pacman, apk, zypper, brew)." >&2
    echo "Please install what these packages of Debian hold: $packages" >&2
    exit 1
fi
command="$root$install $packages"
if $dry_run; then
    printf '%s\n' "${refresh:+$root$refresh && }$command"
    exit 1
fi
printf 'Missing packages; installing them with: %s\n' "$command"
if [ -n "$root" ] && ! command -v sudo >/dev/null 2>&1; then
    echo "get-packages.sh: that needs root, and there is no sudo. As root, please run: ${refresh:+$refresh && }$install $packages" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
if [ -n "$refresh" ]; then
    # An old list of packages may still do, so a failure here is not the end.
    # shellcheck disable=SC2086 # a command with its words
    $root$refresh >"$scratch/refresh" 2>&1 </dev/null || tail -n 3 "$scratch/refresh" >&2
fi
# shellcheck disable=SC2086 # a command with its words
if ! $command </dev/null >"$scratch/log" 2>&1; then
    tail -n 15 "$scratch/log" >&2
    echo "get-packages.sh: that failed. The packages needed are: $packages" >&2
    exit 1
fi
packages=$(missing_packages)
if [ -n "$packages" ]; then
    echo "get-packages.sh: installed, but these still do not work: $packages" >&2
    exit 1
fi
