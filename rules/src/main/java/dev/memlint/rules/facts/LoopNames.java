package dev.memlint.rules.facts;

import java.util.regex.Pattern;

/** What the names in a loop say of it, in every language. */
public final class LoopNames {
  /** What follows a remote listing from page to page. */
  private static final Pattern PAGING =
      Pattern.compile(
          "(?i)(next|page)_?(page|token|link|cursor|marker|url)|(page|sync|scroll)_?(token|id)\\b"
              + "|continuation_?token|last_?evaluated_?key|exclusive_?start_?key|has_?(more|next_?page)"
              + "|starting_?after|is_?truncated");

  /** What a length is compared with. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)max|min\\b|limit|thresh|quota|budget|remain|left\\b|capacity|size|length|len\\b|_len"
              + "|expected|need|want|count|total|end\\b|until|stop|bound|target|avail");

  private static final Pattern CONSTANT = Pattern.compile("(^|[^\\w])[A-Z][A-Z0-9_]{2,}\\b");

  private LoopNames() {}

  /** Whether a loop's text speaks of going from one page of a listing to the next. */
  public static boolean isPaging(String text) {
    return PAGING.matcher(text).find();
  }

  /**
   * Whether a comparison limits what was read so far.
   *
   * @param comparison as written, both sides
   */
  public static boolean isLimit(String comparison) {
    return LIMIT.matcher(comparison).find() || CONSTANT.matcher(comparison).find();
  }
}
