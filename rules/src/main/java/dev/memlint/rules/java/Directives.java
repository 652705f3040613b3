package dev.memlint.rules.java;

import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.comments.CommentsCollection;
import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.source.Span;

/** Finds the comments that speak to memlint. */
final class Directives {
  private static final String MARK = "memlint:";

  private Directives() {}

  static void collect(
      CommentsCollection comments, String text, Offsets offsets, FactsBuilder facts) {
    if (!text.contains(MARK)) {
      return;
    }
    for (Comment comment : comments.getComments()) {
      if (comment.getContent().contains(MARK)) {
        Span span = trimmed(offsets.span(comment), text);
        facts.directive(new DirectiveFact(span, text.substring(span.start(), span.end())));
      }
    }
  }

  /** JavaParser counts the line break into a line comment. */
  private static Span trimmed(Span span, String text) {
    int end = span.end();
    while (end > span.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(span.start(), end);
  }
}
