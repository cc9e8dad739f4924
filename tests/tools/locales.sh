#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the folder to set LOCPATH to, so that each LOCALE (such as tr_TR) is there with UTF-8; prints nothing where the system has them
# all.
#
# locales.sh FOLDER LOCALE ...
#
# Builds what is missing in FOLDER from the system's sources, which needs no root.
set -eu

folder=$1
shift
for name; do
    if LC_ALL=$name.UTF-8 locale charmap 2>/dev/null | grep -qx UTF-8; then
        continue
    fi
    for each; do
        if [ ! -d "$folder/$each.UTF-8" ]; then
            mkdir -p "$folder"
            # Status 1 means warnings only.
            localedef -i "$each" -f UTF-8 "$folder/$each.UTF-8.$$" >&2 || [ $? -eq 1 ]
            mv "$folder/$each.UTF-8.$$" "$folder/$each.UTF-8"
        fi
    done
    printf '%s\n' "$folder"
    exit 0
done
