#!/usr/bin/env bash
# Starts Mold from its distribution folder.
#
# usage: mold serve --port N --data DIR [OPTION…]      (mold --help tells all)
#
# environment:
#   JAVA_HOME            the Java to run on; the one on the PATH otherwise
#   MOLD_JAVA_OPTS       further options for the JVM
#   MOLD_ADMIN_PASSWORD  password of the first admin, at the first start
#   MOLD_DB_PASSWORD     password for --db-url
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

# In a fixed order, because the class archive is valid only for the class path that it was created with.
CLASS_PATH=$(printf '%s:' "$HERE"/lib/*.jar)
CLASS_PATH=${CLASS_PATH%:}

# A class-data archive for this Java version; a JVM ignores an archive that does not match.
PROPERTIES=$("$JAVA" -XshowSettings:properties -version 2>&1)
property() { sed -n "s/^ *$1 = //p" <<<"$PROPERTIES"; }
ARCHIVE=$HERE/lib/classes-$(property java.vm.version | tr -c 'A-Za-z0-9.\n' '-').jsa
FEATURE=$(property java.specification.version)

# C1 only: C2 would use half of a small machine for the first minute, and hardly makes this server faster, which mostly
# waits for its database and for machines. MOLD_JAVA_OPTS can enable it.
OPTIONS=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms48m -Xmx256m -Xss512k -XX:ReservedCodeCacheSize=48m
  -XX:MetaspaceSize=128m -XX:MaxMetaspaceSize=192m -XX:-UsePerfData -Djava.awt.headless=true "-Dmold.home=$HERE")
if [[ -n ${MOLD_RECORD_CLASSES:-} ]]; then
  OPTIONS+=("-XX:ArchiveClassesAtExit=$ARCHIVE")
elif [[ -f $ARCHIVE ]]; then
  OPTIONS+=(-Xshare:auto "-XX:SharedArchiveFile=$ARCHIVE")
elif [[ ${FEATURE%%.*} -ge 19 && -w $HERE/lib ]]; then
  OPTIONS+=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$ARCHIVE")
fi
# glibc's default of eight arenas per core wastes memory.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

# shellcheck disable=SC2206 # the options are meant to be split
OPTIONS+=(${MOLD_JAVA_OPTS:-})
exec "$JAVA" "${OPTIONS[@]}" -cp "$CLASS_PATH" dev.mold.server.MoldServer "$@"
