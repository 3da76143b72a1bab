#!/bin/sh
# Run in a mount namespace of its own: install-deb.sh probe | run DEB NEWER_DEB PROJECT WORK
# Everything below happens in an overlay: what is written goes to a memory disk that ends with this script.
set -eu
verb="$1"
disk=$(mktemp -d)
mount -t tmpfs tmpfs "$disk"
mkdir "$disk/upper" "$disk/work" "$disk/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$disk/upper,workdir=$disk/work" "$disk/root"
[ "$verb" = run ] || exit 0

deb="$2" newer="$3" project="$4" work="$5"
root="$disk/root"
for place in /proc /dev /tmp "$project" "$work"; do
  mkdir -p "$root$place"
  mount --rbind "$place" "$root$place"
done

cat >"$root/install-deb-steps.sh" <<'STEPS'
deb="$1" newer="$2"
say() { printf 'STEP %s=%s\n' "$1" "$2"; }
kept() { if [ -e "$1" ]; then echo kept; else echo gone; fi; }
package() { dpkg --force-depends "$@" >/tmp/branchdesk-dpkg.$$ 2>&1 && code=0 || code=$?; cat /tmp/branchdesk-dpkg.$$; }
installed() { dpkg-query --show --showformat='${Version}' branchdesk; }
folder=/etc/branchdesk
config=$folder/branchdesk.config.json
journal=/root/.config/Branchdesk/journal.sqlite

package --install "$deb"
say install "$code"
say 'machine folder' "$(stat -c '%a %u %g' $folder)"
say program "$(readlink -f "$(command -v branchdesk)")"
say 'start menu' "$(basename /usr/share/applications/branchdesk*.desktop)"
say 'writable by others' "$(find /opt/Branchdesk ! -type l -perm /022)"
say version "$(branchdesk --version)"
say started "$(branchdesk probe-window)"

echo '{}' >$config
mkdir -p "$(dirname $journal)"
echo journal >$journal
package --install "$newer"
say upgrade "$code $(installed)"
say 'config after the upgrade' "$(kept $config)"
say 'journal after the upgrade' "$(kept $journal)"
package --install "$deb"
say downgrade "$code $(installed)"

package --remove branchdesk
say remove "$code"
grep -q 'the configuration in /etc/branchdesk' /tmp/branchdesk-dpkg.$$ && say 'says what stays' yes
left=''
for path in /opt/Branchdesk /usr/bin/branchdesk /usr/share/applications/branchdesk.desktop; do
  [ ! -e $path ] || left="$left $path"
done
say 'left of the program' "$left"
say 'config after the removal' "$(kept $config)"
say 'journal after the removal' "$(kept $journal)"

elsewhere=$(mktemp -d)
rm -rf $folder
ln -s "$elsewhere" $folder
package --install "$deb"
say 'over a link' "$(stat -c '%a %u %g %F' $folder)"
say 'behind the link' "$(stat -c '%a' "$elsewhere")"
rmdir "$elsewhere"
chmod 0777 $folder
package --install "$deb"
say 'over an open folder' "$(stat -c '%a %u %g %F' $folder)"
package --purge branchdesk
say purge "$code"
say 'config after the purge' "$(kept $folder)"
say 'journal after the purge' "$(kept $journal)"
rm -f /tmp/branchdesk-dpkg.$$
STEPS
chroot "$root" sh /install-deb-steps.sh "$deb" "$newer"
