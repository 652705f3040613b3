#!/bin/sh
# Starts memlint in the Java runtime that it comes with.
#
#   MEMLINT_JAVA_OPTS   more JVM options, split at blanks; they come last and so win
set -u

# The image, however this script was reached: directly, through PATH, or through symbolic links.
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self") || exit 3
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */*) bin=${self%/*} ;;
  *) bin=. ;;
esac
top=$(CDPATH='' cd -- "${bin:-/}/.." && pwd -P) || exit 3

# The JVM takes the encoding of file names from the locale; in the POSIX locale it could not open "é.py".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *)
    LC_ALL=C.UTF-8
    export LC_ALL
    ;;
esac

# Only the shell can ask whether a person sees a stream.
[ -t 1 ] && out_terminal=true || out_terminal=false
[ -t 2 ] && err_terminal=true || err_terminal=false

# What the JVM has to say of a cache that it cannot use must not reach the report on standard output.
cache=$top/lib/memlint.aot
[ -f "$cache" ] || cache=
# shellcheck disable=SC2086 # MEMLINT_JAVA_OPTS is a list of options
exec "$top/bin/java" @OPTIONS@ ${cache:+"-XX:AOTCache=$cache"} -Xlog:disable -Xlog:all=error:stderr \
  -Dmemlint.natives="$top/lib/native" -Dmemlint.out.terminal="$out_terminal" -Dmemlint.err.terminal="$err_terminal" \
  ${MEMLINT_JAVA_OPTS:-} -m @MAIN@ "$@"
