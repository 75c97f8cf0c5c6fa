#!/usr/bin/env bash
# Installs the packages into a clean Debian root and starts each program there: what a user's machine would do.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
debs=(build/release/hybridsync_*.deb build/release/hybridsync-agent_*.deb build/release/hybridsync-console_*.deb)
for deb in "${debs[@]}"; do [ -f "$deb" ] || { echo "missing: $deb (run ./dev package)" >&2; exit 1; }; done

desktop-file-validate installer/desktop/*.desktop
appstreamcli validate --no-net installer/desktop/*.metainfo.xml >/dev/null
lintian --fail-on error --suppress-tags embedded-library,initial-upload-closes-no-bugs "${debs[@]}"

if [ "$(id -u)" -ne 0 ]; then
  echo "Not root: the clean-root part needs debootstrap and chroot." >&2
  exit 1
fi
root=$(mktemp -d /tmp/hybridsync-cleanroot.XXXXXX)
cleanup() { umount "$root/proc" 2>/dev/null || true; rm -rf "$root"; }
trap cleanup EXIT
chmod 0755 "$root"  # an ordinary user must be able to enter
debootstrap --variant=minbase bookworm "$root" >/dev/null
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
mount -t proc proc "$root/proc"
printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"  # as every installed machine has
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"; chmod +x "$root/usr/sbin/policy-rc.d"
cp "${debs[@]}" "$root/tmp/"
in_root() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/tmp DEBIAN_FRONTEND=noninteractive "$@"; }
in_root apt-get update -qq
in_root sh -c 'apt-get install -y -qq --no-install-recommends /tmp/hybridsync*.deb slapd ldap-utils fonts-dejavu-core' >/dev/null

in_root hybridsync --version
in_root hybridsync-agent --version
in_root useradd --create-home person
in_root su person -c 'hybridsync demo' | tail -n 20
in_root su person -c 'mkdir -p /tmp/shots && hybridsync-console --start-sandbox --capture /tmp/shots' >/dev/null
[ "$(find "$root/tmp/shots" -name '*.png' | wc -l)" -ge 10 ] || { echo "the console rendered too few pages" >&2; exit 1; }
for page in hybridsync hybridsync-agent hybridsync-console; do test -s "$root/usr/share/man/man1/$page.1.gz" || { echo "no man page $page" >&2; exit 1; }; done
test -s "$root/lib/systemd/system/hybridsync-agent.service"
in_root sh -c 'apt-get remove -y -qq hybridsync hybridsync-agent hybridsync-console' >/dev/null
[ ! -e "$root/usr/bin/hybridsync" ] || { echo "removal left programs behind" >&2; exit 1; }
echo "Packages install, start and go away again in a clean root."
