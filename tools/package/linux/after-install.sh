#!/bin/sh
# The macros are electron-builder's. What it would do by itself is here too: one script is all a package can have.
set -e

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# Chromium's sandbox: by user namespaces where the kernel gives them to everybody, else by its helper.
sandbox='/opt/${sanitizedProductName}/chrome-sandbox'
if [ -e "$sandbox" ]; then
  if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
    chmod 0755 "$sandbox"
  else
    chmod 4755 "$sandbox"
  fi
fi

# Ubuntu gives user namespaces to named programs alone.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
fi

# The machine's configuration: root writes, everybody reads. A link of that name is taken away, not followed.
folder=/etc/branchdesk
[ ! -L "$folder" ] || rm -f "$folder"
mkdir -p "$folder"
chown -h root:root "$folder"
chmod 0755 "$folder"

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database /usr/share/applications || true
fi
exit 0
