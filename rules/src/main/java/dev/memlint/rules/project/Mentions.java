package dev.memlint.rules.project;

/**
 * The text of files that no front end reads: programs are written in several languages, and a
 * function that only Kotlin, C or a template calls is called all the same.
 */
@FunctionalInterface
public interface Mentions {
  /** No such files. */
  Mentions NONE = name -> false;

  /** Whether any of the files calls something of this simple name. */
  boolean calls(String name);
}
