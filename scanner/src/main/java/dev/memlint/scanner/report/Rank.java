package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import java.util.Comparator;

/** How much a finding deserves to be looked at first. */
final class Rank {
  /** The worst first; among equals, the order of every report. */
  static final Comparator<PlacedFinding> WORST_FIRST =
      Comparator.<PlacedFinding>comparingDouble(placed -> -of(placed.finding()))
          .thenComparing(PlacedFinding::finding, Finding.ORDER);

  private Rank() {}

  /** 0 to 100: first how bad, then how much, then how sure. */
  static double of(Finding finding) {
    double level =
        switch (finding.level()) {
          case ERROR -> 60;
          case WARNING -> 35;
          case NOTE -> 10;
        };
    double impact =
        switch (finding.impact()) {
          case HIGH -> 25;
          case MEDIUM -> 15;
          case LOW -> 5;
        };
    double confidence =
        switch (finding.confidence()) {
          case HIGH -> 15;
          case MEDIUM -> 8;
          case LOW -> 0;
        };
    return level + impact + confidence;
  }
}
