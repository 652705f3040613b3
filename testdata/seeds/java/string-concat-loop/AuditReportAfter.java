import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the reports of an audit part by part. */
final class AuditReportAfter {
  String transcript(BufferedReader log) throws IOException {
    StringBuilder transcript = new StringBuilder();
    String line;
    while ((line = log.readLine()) != null) {
      transcript.append(line).append('\n'); //~ ok
    }
    return transcript.toString();
  }

  void writeStatus(Writer file, String status, List<String> blocked, List<String> warnings) throws IOException {
    file.write("# Agent Status\n\n**Status:** " + status + "\n\n"); //~ ok
    file.write("## Blocked: nothing goes on before these are solved\n\n");
    for (String line : blocked) {
      file.write(line + "\n"); //~ ok
    }
    file.write("\n## Warnings\n\n");
    for (String line : warnings) {
      file.write(line + "\n");
    }
  }
}
