#!/bin/sh
# An upgrade keeps everything; a removal keeps the configuration and the journals; "apt-get purge" takes the former too.
set -e

case "${1:-}" in
  remove | purge)
    rm -f '/usr/bin/${executable}'
    if [ -f '/etc/apparmor.d/${executable}' ]; then
      apparmor_parser --remove '/etc/apparmor.d/${executable}' 2>/dev/null || true
      rm -f '/etc/apparmor.d/${executable}'
    fi
    ;;
esac

if [ "${1:-}" = remove ]; then
  echo 'Branchdesk: the configuration in /etc/branchdesk and each operator'"'"'s journal stay.'
fi
if [ "${1:-}" = purge ]; then
  rm -rf /etc/branchdesk
  echo 'Branchdesk: the configuration was removed; each operator'"'"'s journal stays in the home folder.'
fi
exit 0
