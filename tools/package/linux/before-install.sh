#!/bin/sh
# An older app cannot read what a newer one has written: a downgrade is refused. dpkg names both versions.
set -e

if [ "${1:-}" = upgrade ] && [ -n "${2:-}" ] && [ -n "${3:-}" ] && dpkg --compare-versions "$2" gt "$3"; then
  echo "Branchdesk $2 is installed, which is newer than $3. Nothing was changed." >&2
  exit 1
fi
exit 0
