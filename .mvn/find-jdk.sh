# Sourced by ./mvnw and ./netloom: sets JAVA_HOME to a JDK 25 or newer, or says what to install and exits with 3.
# Looks at JAVA_HOME, at the java of the PATH, then where systems and tools install JDKs. Starts no JVM.

# Is $1 the home of a JDK (not a mere JRE) of version 25 or newer? Its "release" file tells.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    [ "$jdk_key" = JAVA_VERSION ] || continue
    jdk_value=${jdk_value#\"}
    jdk_value=${jdk_value%%[!0-9]*}
    [ "${jdk_value:-0}" -ge 25 ]
    return
  done <"$1/release"
  return 1
}

find_jdk_25() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk_25 "$JAVA_HOME"; then
    return 0
  fi
  jdk_java=$(command -v java 2>/dev/null) || jdk_java=
  if [ -n "$jdk_java" ]; then
    jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || jdk_java=
    jdk_home=${jdk_java%/bin/java}
    if [ -n "$jdk_home" ] && is_jdk_25 "$jdk_home"; then
      JAVA_HOME=$jdk_home
      return 0
    fi
  fi
  for jdk_home in \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/*/*jdk* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$jdk_home"; then
      JAVA_HOME=$jdk_home
      return 0
    fi
  done
  return 1
}

if find_jdk_25; then
  export JAVA_HOME
else
  cat >&2 <<'TEXT'
Netloom needs a JDK 25 or newer and found none: neither in JAVA_HOME, nor on the PATH, nor where JDKs are
usually installed. Install one, for example Temurin 25 from https://adoptium.net (Debian and Ubuntu:
openjdk-25-jdk or temurin-25-jdk; macOS: brew install openjdk@25; SDKMAN: sdk install java 25-tem),
set JAVA_HOME to its folder if it lies in an unusual place, and run this command again.
TEXT
  exit 3
fi
