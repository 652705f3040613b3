package dev.memlint.rules.facts;

import dev.memlint.rules.facts.FunctionFact.Callee;
import java.util.Objects;

/**
 * A place from which calls nest as deep as data says: a call by which a function hands on a part of
 * what it was given, or goes on with the same input, and that may come back to it. A function that
 * compares a depth, keeps a set of what it has seen, or grows the stack has no such fact.
 *
 * @param site the call, or the declaration that makes the compiler write one
 * @param callee whom it calls; the function around the site itself for a direct recursion
 * @param over what the recursion goes down into
 * @param data what is handed on, as written, short: {@code "node.children"}
 */
public record RecursionFact(Site site, Callee callee, Over over, String data) {
  public RecursionFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(callee);
    Objects.requireNonNull(over);
    Objects.requireNonNull(data);
  }

  /** What a recursion goes down into, least surely deep first. */
  public enum Over {
    /** A parameter as it was given: a step of a circle that goes down elsewhere. */
    SAME,
    /** A child or element of a parameter: a tree or graph of the program's own. */
    TREE,
    /** The next of a chain of nodes: one level for each element. */
    LINKS,
    /** The entries of a directory, links to directories among them. */
    DIRECTORY,
    /** A library's tree of a document: as deep as whoever wrote the document likes. */
    DOCUMENT,
    /** Input that is being parsed: as deep as whoever wrote the input likes. */
    INPUT,
    /** A chain of owned nodes that is dropped link by link. */
    DROP,
    /** Nothing: the limit on recursion itself is raised. */
    STACK_LIMIT
  }
}
