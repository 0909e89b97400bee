# Shared by the scripts of this folder; to be sourced.
# Gives ROOT and the functions info, warn, fatal, need_java, find_maven.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly ROOT

readonly MAVEN_VERSION=3.9.11
readonly MAVEN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978
# The download of Maven if it is not installed; the environment may override it.
MAVEN_ARCHIVE_URL=${MAVEN_ARCHIVE_URL:-https://archive.apache.org/dist/maven/maven-3/${MAVEN_VERSION}/binaries/apache-maven-${MAVEN_VERSION}-bin.tar.gz}

info() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
fatal() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

need_java() {
  if ! command -v java >/dev/null || ! command -v javac >/dev/null; then
    fatal "a JDK, version 17 or later, is needed: java and javac are not both on the PATH"
  fi
  local version
  version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  [[ ${version%%.*} -ge 17 ]] || fatal "Java 17 or later is needed; the one on the PATH is $version"
}

# Prints the path of Maven: the installed one, or one that is downloaded once and verified.
find_maven() {
  if command -v mvn >/dev/null; then
    command -v mvn
    return
  fi
  local home=${MAVEN_WRAPPER_HOME:-$HOME/.m2/wrapper}/apache-maven-$MAVEN_VERSION
  [[ -x $home/bin/mvn ]] || fetch_maven "$home" >&2
  printf '%s\n' "$home/bin/mvn"
}

fetch_maven() {
  local home=$1 aside sum
  info "Maven is not installed; fetching version $MAVEN_VERSION"
  mkdir -p "$(dirname "$home")"
  aside=$(mktemp -d "$(dirname "$home")/fetch.XXXXXX")
  fetch "$MAVEN_ARCHIVE_URL" "$aside/maven.tar.gz" || { rm -rf "$aside"; fatal "$MAVEN_ARCHIVE_URL cannot be fetched"; }
  sum=$(sha512sum "$aside/maven.tar.gz" | cut -d' ' -f1)
  if [[ $sum != "$MAVEN_SHA512" ]]; then
    rm -rf "$aside"
    fatal "what came from $MAVEN_ARCHIVE_URL is not Maven $MAVEN_VERSION: its SHA-512 is $sum"
  fi
  tar -xzf "$aside/maven.tar.gz" -C "$aside"
  mv "$aside/apache-maven-$MAVEN_VERSION" "$home"
  rm -rf "$aside"
}

# A new machine may have neither curl nor wget.
fetch() {
  local url=$1 file=$2
  if command -v curl >/dev/null; then
    curl --fail --silent --show-error --location --retry 3 --output "$file" "$url"
  elif command -v wget >/dev/null; then
    wget --quiet --tries=3 --output-document="$file" "$url"
  else
    java "$ROOT/scripts/lib/Fetch.java" "$url" "$file"
  fi
}

# run_tool CLASS [ARGUMENT…]: runs a Java program of scripts/lib/java, with the classes of scripts/lib/shared that tests
# use too, on the distribution's libraries. By exec, so that signals reach the program, which then cleans up.
run_tool() {
  local class=$1 dist=$ROOT/target/mold classes=$ROOT/target/tools
  shift
  mkdir -p "$classes"
  javac -nowarn -proc:none -sourcepath "$ROOT/scripts/lib/shared" -d "$classes" -cp "$dist/lib/*:$dist/plugins/koral/*" "$ROOT"/scripts/lib/java/*.java
  exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Djava.io.tmpdir=${TMPDIR:-/tmp}" -cp "$classes:$dist/lib/*:$dist/plugins/koral/*" "$class" "$@"
}
