package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A call by which a function comes back to itself.
 *
 * @param site the call
 * @param callee the called name; the function around the site for a direct recursion
 * @param over what the recursion goes down into
 * @param data what is handed on, as written, short: {@code "node.children"}
 * @param guarded a depth, a limit or a set of what was seen is compared before the call, a depth is
 *     counted by a parameter that something compares, or the stack is grown
 */
public record RecursionFact(Site site, String callee, Over over, String data, boolean guarded) {
  public RecursionFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(callee);
    Objects.requireNonNull(over);
    Objects.requireNonNull(data);
  }

  /** What a recursion goes down into. */
  public enum Over {
    /** A child, element or link of a parameter: a tree, graph or nested document. */
    TREE,
    /** A directory's entries. */
    DIRECTORY,
    /** A number that gets smaller. */
    NUMBER,
    /** A part of a slice or text that gets shorter by a share of it. */
    HALVES,
    /** Anything else, or not visible. */
    OTHER
  }
}
