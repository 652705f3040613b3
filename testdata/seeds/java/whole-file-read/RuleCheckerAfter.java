package enforcer.after;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the files of a workspace against the house rules, holding one line or one chunk at a time. */
public final class RuleCheckerAfter {

  private static final Pattern DATE = Pattern.compile("\\b(20\\d\\d)-\\d\\d-\\d\\d\\b");
  private static final int CHUNK_SIZE = 8192;

  private final int currentYear;
  private final Consumer<String> report;

  public RuleCheckerAfter(int currentYear, Consumer<String> report) {
    this.currentYear = currentYear;
    this.report = report;
  }

  public void staleDates(List<Path> files) throws IOException {
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) { //~ ok
        lines.map(DATE::matcher).filter(Matcher::find).forEach(date -> reportDate(file, date));
      }
    }
  }

  private void reportDate(Path file, Matcher date) {
    if (Integer.parseInt(date.group(1)) < currentYear) {
      report.accept(file + ": " + date.group());
    }
  }

  public void emptyHandlers(List<Path> files) throws IOException {
    for (Path file : files) {
      try (BufferedReader reader = Files.newBufferedReader(file)) { //~ ok
        String previous = "";
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (line.strip().equals("}") && previous.startsWith("} catch")) {
            report.accept(file + ": a handler that swallows its error");
          }
          previous = line.strip();
        }
      }
    }
  }

  public String fingerprint(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] chunk = new byte[CHUNK_SIZE]; //~ ok
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) { //~ ok
        digest.update(chunk, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public void publish(Path file, OutputStream out) throws IOException {
    Files.copy(file, out); //~ ok
  }

  public boolean recommends(Path recommendations, String rule) throws IOException {
    try (Stream<String> lines = Files.lines(recommendations)) { //~ ok
      return lines.anyMatch(line -> line.contains("rule: " + rule));
    }
  }
}
