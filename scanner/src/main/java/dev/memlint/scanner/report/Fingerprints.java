package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.source.OneLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a finding by what it is and not by where it stands, so that edits elsewhere keep it. */
final class Fingerprints {
  private static final int BYTES = 16;

  private Fingerprints() {}

  /** Rule, path, symbol and the underlined code without its layout, hashed; 32 hex digits. */
  static String of(Finding finding, String text) {
    String code = OneLine.of(text.substring(finding.span().start(), finding.span().end()));
    String identity =
        String.join("\n", finding.rule().toString(), finding.path(), finding.symbol(), code);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
