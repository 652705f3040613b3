package dev.memlint.rules.project;

import java.util.OptionalLong;

/** Sizes of the program's data files, which no front end reads. */
@FunctionalInterface
public interface FileSizes {
  /** No such files. */
  FileSizes NONE = path -> OptionalLong.empty();

  /**
   * The bytes of a file; empty when there is none.
   *
   * @param path relative to the report root, parts joined by {@code /}, may hold {@code ..}
   */
  OptionalLong of(String path);
}
