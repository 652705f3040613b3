package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.scanner.scan.SourceBytes;
import java.nio.charset.StandardCharsets;

/**
 * What a finding is, and not where it stands, so that edits elsewhere in the file leave it as it
 * is.
 *
 * @param rule the rule's id
 * @param path relative to the report root
 * @param symbol enclosing function or declared name
 * @param code hash of the statement from the underlined code on, without its layout; 16 hexadecimal
 *     digits
 */
public record Identity(String rule, String path, String symbol, String code) {
  private static final int CODE_DIGITS = 16;
  private static final int FINGERPRINT_DIGITS = 32;

  static Identity of(Finding finding, String text) {
    String code = StatementText.from(finding.span().start(), text, finding.rule().language());
    return new Identity(
        finding.rule().toString(), finding.path(), finding.symbol(), hash(code, CODE_DIGITS));
  }

  /** The same finding in a file of another name. */
  public Identity in(String otherPath) {
    return new Identity(rule, otherPath, symbol, code);
  }

  /** All of it hashed, 32 hexadecimal digits. */
  String fingerprint() {
    return hash(String.join("\n", rule, path, symbol, code), FINGERPRINT_DIGITS);
  }

  private static String hash(String text, int digits) {
    return SourceBytes.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
  }
}
