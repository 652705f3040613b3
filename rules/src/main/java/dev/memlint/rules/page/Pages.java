package dev.memlint.rules.page;

import dev.memlint.rules.detect.Detector;
import dev.memlint.rules.detect.Hotspots;
import dev.memlint.rules.finding.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of all hotspots, read once when first asked for. */
public final class Pages {
  private static final List<Page> ALL =
      Hotspots.all().stream().map(Detector::hotspot).map(Pages::load).toList();

  private Pages() {}

  /** One page per hotspot, sorted by name. */
  public static List<Page> all() {
    return ALL;
  }

  /** The page of a hotspot. */
  public static Optional<Page> of(String hotspot) {
    return ALL.stream().filter(page -> page.hotspot().equals(hotspot)).findFirst();
  }

  /** Every rule, sorted. */
  public static List<RuleId> rules() {
    return ALL.stream().flatMap(page -> page.rules().stream()).sorted().toList();
  }

  /** Whether a rule runs unless asked otherwise. */
  public static boolean isStable(RuleId rule) {
    return of(rule.hotspot())
        .map(page -> page.status().get(rule.language()) == Page.Status.STABLE)
        .orElse(false);
  }

  private static Page load(String hotspot) {
    String resource = "/dev/memlint/rules/pages/" + hotspot + ".md";
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the page is missing");
      }
      return PageReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
