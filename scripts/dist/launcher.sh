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

# In a fixed order, for the class archive holds only for the class path it was made with.
CLASS_PATH=$(printf '%s:' "$HERE"/lib/*.jar)
CLASS_PATH=${CLASS_PATH%:}

# Classes that every start loads, prepared once for each Java: the JVM passes over an archive that does not fit.
VERSION=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.vm.version = //p' | tr -c 'A-Za-z0-9.\n' '-')
ARCHIVE=$HERE/lib/classes-$VERSION.jsa

OPTIONS=(-XX:+UseSerialGC -Xms48m -Xmx256m -Xss512k -XX:ReservedCodeCacheSize=64m -XX:MaxMetaspaceSize=192m
  -Djava.awt.headless=true "-Dmold.home=$HERE")
if [[ -f $ARCHIVE ]]; then
  OPTIONS+=(-Xshare:auto "-XX:SharedArchiveFile=$ARCHIVE")
elif [[ -n ${MOLD_RECORD_CLASSES:-} ]]; then
  OPTIONS+=("-XX:ArchiveClassesAtExit=$ARCHIVE")
fi

# shellcheck disable=SC2206 # the options are meant to be split
OPTIONS+=(${MOLD_JAVA_OPTS:-})
exec "$JAVA" "${OPTIONS[@]}" -cp "$CLASS_PATH" dev.mold.server.MoldServer "$@"
