<#-- Model: org.netloom.generate.RunScript. File: run, for sh. -->
#!/bin/sh
# Runs this project without Maven; compiles first what has changed.
#   ./run                   trains the network
#   ./run evaluate          measures it on data it has not learned from
#   ./run predict FILE...   asks it
# --help behind each lists its options. JAVA_OPTS is handed to Java: JAVA_OPTS=-Xmx8g ./run
set -u

package=${packageName}
runtime=${runtimeJar}
<#noparse>

self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
  /*) self=$link ;;
  *) self=$(dirname -- "$self")/$link ;;
  esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P) || exit 1

main=Train
case ${1-} in
train) shift ;;
evaluate) main=Evaluate && shift ;;
predict) main=Predict && shift ;;
'' | --*) ;;
*)
  echo "run: there is no '$1'; there are train (also without a word), evaluate and predict" >&2
  exit 2
  ;;
esac

# A JDK (not a mere JRE) of version 25 or newer; its "release" file tells, so no JVM is started to ask.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    version=${value%%[!0-9]*}
    [ "${version:-0}" -ge 25 ]
    return
  done <"$1/release"
  return 1
}

find_jdk_25() {
  java=$(command -v java 2>/dev/null) && java=$(readlink -f "$java" 2>/dev/null) || java=
  for jdk in "${JAVA_HOME-}" "${java%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/*/*jdk* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      return 0
    fi
  done
  return 1
}

if ! find_jdk_25; then
  cat >&2 <<'TEXT'
This project needs a JDK 25 or newer, and found none: neither in JAVA_HOME, nor on the PATH, nor where JDKs are usually
installed. Install one, for example Temurin 25 from https://adoptium.net, set JAVA_HOME to its folder if it lies in an
unusual place, and run this again.
TEXT
  exit 3
fi

# Prints a source or library that is newer than the last compilation. Folders count too: they change when a file goes.
changed() {
  if [ -e "$home/build/project.jar" ] && [ -e "$home/build/stamp" ]; then
    find "$home/src/main/java" "$home/lib" -newer "$home/build/stamp" -print 2>/dev/null | head -n 1
  else
    echo first
  fi
}

# In the project's folder, so that the list of files for javac holds no path from outside.
compile() (
  cd -- "$home" && mkdir -p build && : >build/stamp.new || exit 1
  fresh=build/classes.$$
  trap 'rm -rf "$fresh" build/stamp.new' EXIT
  find src/main/java -name '*.java' | sort | sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&"/' >build/sources
  "$JAVA_HOME/bin/javac" -encoding UTF-8 --release 25 -cp "$runtime" -d "$fresh" @build/sources || exit 1
  # A jar, for Java keeps no archive of classes that lie in a folder.
  rm -rf build/classes build/project.jar build/predict.jsa
  mv "$fresh" build/classes && "$JAVA_HOME/bin/jar" --create --file build/project.jar -C build/classes . || exit 1
  mv build/stamp.new build/stamp
)

if [ -n "$(changed)" ]; then
  compile || exit 1
fi

# Java takes longer to load what a prediction needs than to compute it: the first one leaves an archive of the classes, with
# which others start sooner. Java goes without where it does not fit, and makes it anew. (An AOT cache brings less: classes
# are not linked ahead of time while an incubator module is in use.)
archive=
if [ $main = Predict ] && [ -e "$JAVA_HOME/lib/server/classes.jsa" ] && [ -w "$home/build" ]; then
  archive=$home/build/predict.jsa
fi

# Tensors live on the heap: three quarters of the memory are for it. Steps leave nearly no garbage: a small part for young
# objects is enough, and a heap that does not grow because of it; the option for that is one of Java 25.
memory="-XX:MaxRAMPercentage=75 -Xmn64m -XX:GCTimeRatio=1 -XX:G1HeapRegionSize=4m"
[ "$version" != 25 ] || memory="$memory -XX:+UnlockExperimentalVMOptions -XX:G1ExpandByPercentOfAvailable=0"
# Pages of 2 MiB, where Linux gives them to those who ask: training takes some 5 % less time.
[ $main = Predict ] || ! grep -qs '\[madvise\]' /sys/kernel/mm/transparent_hugepage/enabled ||
  memory="$memory -XX:+UseTransparentHugePages"

# These and JAVA_OPTS are split at blanks on purpose.
set -- $memory ${archive:+-XX:+AutoCreateSharedArchive} ${archive:+"-XX:SharedArchiveFile=$archive"} \
  ${archive:+-Xlog:cds*=off} ${archive:+-Xlog:aot*=off} ${archive:+-Djdk.reflect.useNativeAccessorOnly=true} \
  ${JAVA_OPTS-} --add-modules jdk.incubator.vector</#noparse><#if openClJars?has_content> --enable-native-access=ALL-UNNAMED</#if><#noparse> "-Dnetloom.base=$home" \
  -cp "$home/build/project.jar:$home/$runtime</#noparse><#list openClJars as jar>:$home/${jar}</#list><#noparse>" "$package.$main" "$@"

# Java announces the Vector API with one line on standard error. It is dropped on its way through a pipe; all that follows
# passes untouched. Java itself takes the place of this script, so that its exit code and Ctrl-C are its own affair.
pipe=$(mktemp -d 2>/dev/null) && mkfifo "$pipe/err" 2>/dev/null || exec "$JAVA_HOME/bin/java" "$@"
(
  trap '' INT TERM HUP
  {
    rm -rf "$pipe"
    while IFS= read -r line; do
      case $line in
      'WARNING: Using incubator modules: jdk.incubator.vector') exec cat ;;
      esac
      printf '%s\n' "$line"
    done
    [ -z "$line" ] || printf '%s' "$line"
  } <"$pipe/err" >&2
) &
exec "$JAVA_HOME/bin/java" "$@" 2>"$pipe/err"
</#noparse>
