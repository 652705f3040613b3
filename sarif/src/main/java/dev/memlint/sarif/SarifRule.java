package dev.memlint.sarif;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a log says about one rule. Only what GitHub accepts can be constructed.
 *
 * <p>There is no {@code security-severity}: GitHub takes any rule that has one for a security rule.
 *
 * @param id stable id, at most 255 UTF-16 units, as results name it
 * @param name the id in PascalCase, at most 255 units; see {@link #nameOf(String)}
 * @param shortDescription one sentence, at most {@link #DESCRIPTION_LIMIT} units, not blank
 * @param fullDescription a paragraph, at most {@link #DESCRIPTION_LIMIT} units, not blank
 * @param helpText the rule's page for readers without Markdown, not blank
 * @param helpMarkdown the rule's page, not blank; what GitHub shows
 * @param helpUri absolute address of the page
 * @param level level of results that state none
 * @param precision how often the rule is right
 * @param tags at most {@link #TAG_LIMIT}, distinct, none blank
 */
public record SarifRule(
    String id,
    String name,
    String shortDescription,
    String fullDescription,
    String helpText,
    String helpMarkdown,
    URI helpUri,
    SarifLevel level,
    SarifPrecision precision,
    List<String> tags) {
  /** Longest description that GitHub takes, the final period included. */
  public static final int DESCRIPTION_LIMIT = 1024;

  /** Most tags that GitHub shows. */
  public static final int TAG_LIMIT = 10;

  private static final int NAME_LIMIT = 255;
  private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+");

  public SarifRule {
    Checks.notBlank(id, "rule id");
    Checks.atMost(id, NAME_LIMIT, "rule id");
    if (!PASCAL_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("not a PascalCase name: " + name);
    }
    Checks.atMost(name, NAME_LIMIT, "rule name");
    shortDescription = description(shortDescription, "shortDescription of " + id);
    fullDescription = description(fullDescription, "fullDescription of " + id);
    Checks.notBlank(helpText, "help text of " + id);
    Checks.notBlank(helpMarkdown, "help Markdown of " + id);
    Checks.absolute(helpUri, "helpUri of " + id);
    tags = List.copyOf(tags);
    if (tags.size() > TAG_LIMIT || Set.copyOf(tags).size() != tags.size()) {
      throw new IllegalArgumentException("too many or repeated tags: " + tags);
    }
    tags.forEach(tag -> Checks.notBlank(tag, "tag of " + id));
  }

  /** The PascalCase name for an id: {@code rust/arc-of-clone} gives {@code RustArcOfClone}. */
  public static String nameOf(String id) {
    StringBuilder name = new StringBuilder(id.length());
    for (String word : WORD_BREAK.split(id)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.toString();
  }

  private static String description(String text, String what) {
    Checks.notBlank(text, what);
    String sentence = SarifText.sentence(text);
    Checks.atMost(sentence, DESCRIPTION_LIMIT, what);
    return sentence;
  }
}
