package dev.memlint.scanner.report;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.source.OneLine;
import dev.memlint.sarif.SarifLevel;
import dev.memlint.sarif.SarifPrecision;
import dev.memlint.sarif.SarifRule;
import dev.memlint.sarif.SarifText;
import dev.memlint.sarif.SarifTool;
import dev.memlint.scanner.terminal.MarkdownText;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a SARIF log says about memlint and its rules, taken from the rules' pages. */
public final class SarifTools {
  private static final String HOME = "https://memlint.dev/";
  private static final int HELP_WIDTH = 100;

  private SarifTools() {}

  /** memlint with every rule of the pages, sorted by id. */
  public static SarifTool of(String version, List<Page> pages) {
    List<SarifRule> rules = new ArrayList<>();
    for (Page page : pages) {
      for (RuleId rule : page.rules()) {
        rules.add(rule(rule, page));
      }
    }
    rules.sort(Comparator.comparing(SarifRule::id));
    return new SarifTool("memlint", version, URI.create(HOME), rules);
  }

  private static SarifRule rule(RuleId rule, Page page) {
    boolean stable = page.status().get(rule.language()) == Page.Status.STABLE;
    String finds = page.section("What it finds").orElse(page.summary());
    return new SarifRule(
        rule.toString(),
        SarifRule.nameOf(rule.toString()),
        clip(page.summary()),
        clip(OneLine.of(finds)),
        MarkdownText.plain(PageText.digest(page), HELP_WIDTH),
        PageText.help(page, rule.language()),
        page(page.hotspot()),
        SarifLevel.WARNING,
        stable ? SarifPrecision.HIGH : SarifPrecision.MEDIUM,
        List.of("memory", "performance", rule.language().id()));
  }

  /** Where a hotspot is described on the web. */
  static URI page(String hotspot) {
    return URI.create(HOME + "rules/" + hotspot);
  }

  private static String clip(String text) {
    // One unit less than the limit leaves room for a final period.
    return SarifText.clip(text, SarifRule.DESCRIPTION_LIMIT - 1);
  }
}
