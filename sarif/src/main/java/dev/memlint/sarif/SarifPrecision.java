package dev.memlint.sarif;

/** How often a rule is right, in GitHub's words; alerts are ordered by it after severity. */
public enum SarifPrecision {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high"),
  VERY_HIGH("very-high");

  private final String word;

  SarifPrecision(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
