package dev.memlint.rules.source;

/**
 * What a file is for in its project; only {@link #MAIN} and {@link #BUILD_SCRIPT} are scanned
 * unless asked.
 */
public enum Role {
  MAIN,
  TEST,
  BENCH,
  EXAMPLE,
  BUILD_SCRIPT,
  GENERATED
}
