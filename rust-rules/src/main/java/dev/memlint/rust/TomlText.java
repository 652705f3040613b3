package dev.memlint.rust;

import dev.memlint.rules.facts.Site;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlPosition;

/** A TOML file's text, and where in it the parser's lines and columns are. */
final class TomlText {
  private static final Pattern HEADER = Pattern.compile("\\[{1,2}[^\\[\\]\n]*\\]{1,2}");
  private static final Pattern KEY = Pattern.compile("(?:[\\w-]+|\"[^\"\n]*\"|'[^'\n]*')");

  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();

  TomlText(String text) {
    this.text = text;
    lineStarts.add(0);
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lineStarts.add(at + 1);
    }
  }

  boolean startsWith(String line) {
    return text.startsWith(line);
  }

  String text() {
    return text;
  }

  /** The parser counts lines by line feeds and columns by code points, both from 1. */
  int offset(TomlPosition position) {
    int line = Math.clamp(position.line() - 1, 0, lineStarts.size() - 1);
    int at = lineStarts.get(line);
    int end = lineEnd(at);
    for (int column = 1; column < position.column() && at < end; column++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, text.length());
  }

  /** The end of the line around an offset, before its line break. */
  int lineEnd(int offset) {
    int feed = text.indexOf('\n', offset);
    int end = feed < 0 ? text.length() : feed;
    return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** A table's header or a key, as written. */
  Span name(int offset) {
    Matcher matcher = HEADER.matcher(text).region(offset, text.length());
    if (matcher.lookingAt()) {
      return new Span(offset, matcher.end());
    }
    matcher.usePattern(KEY);
    return new Span(
        offset, matcher.lookingAt() ? matcher.end() : Math.min(offset + 1, text.length()));
  }

  Site site(TomlPosition position) {
    return new Site(name(offset(position)), 0, Site.Loop.NONE);
  }
}
