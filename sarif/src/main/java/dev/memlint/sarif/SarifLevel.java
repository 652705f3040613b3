package dev.memlint.sarif;

/** How serious a result, a rule or a notification is, from least to most. */
public enum SarifLevel {
  NOTE("note", "recommendation"),
  WARNING("warning", "warning"),
  ERROR("error", "error");

  private final String word;
  private final String problemSeverity;

  SarifLevel(String word, String problemSeverity) {
    this.word = word;
    this.problemSeverity = problemSeverity;
  }

  /** The standard's word for this level. */
  String word() {
    return word;
  }

  /** GitHub's word for this level in a rule's {@code problem.severity}. */
  String problemSeverity() {
    return problemSeverity;
  }
}
