package enforcer.before;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the files of a workspace against the house rules, each of them read whole. */
public final class RuleCheckerBefore {

  private static final Pattern DATE = Pattern.compile("\\b(20\\d\\d)-\\d\\d-\\d\\d\\b");

  private final int currentYear;
  private final Consumer<String> report;

  public RuleCheckerBefore(int currentYear, Consumer<String> report) {
    this.currentYear = currentYear;
    this.report = report;
  }

  public void staleDates(List<Path> files) throws IOException {
    for (Path file : files) {
      String content = Files.readString(file); //~ java/whole-file-read
      for (String line : content.split("\n")) {
        Matcher date = DATE.matcher(line);
        if (date.find() && Integer.parseInt(date.group(1)) < currentYear) {
          report.accept(file + ": " + date.group());
        }
      }
    }
  }

  public void emptyHandlers(List<Path> files) throws IOException {
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file); //~ java/whole-file-read
      String previous = "";
      for (String line : lines) {
        if (line.strip().equals("}") && previous.startsWith("} catch")) {
          report.accept(file + ": a handler that swallows its error");
        }
        previous = line.strip();
      }
    }
  }

  public String fingerprint(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(file)); //~ java/whole-file-read
    return HexFormat.of().formatHex(digest.digest());
  }

  public void publish(Path file, java.io.OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      out.write(in.readAllBytes()); //~ java/whole-file-read
    }
  }

  public boolean recommends(Path recommendations, String rule) throws IOException {
    String content = Files.readString(recommendations); //~ java/whole-file-read
    return content.contains("rule: " + rule);
  }
}
