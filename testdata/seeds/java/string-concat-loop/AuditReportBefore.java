import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the reports of an audit: each is put together as one large text, then written. */
final class AuditReportBefore {
  private String transcript = "";

  void loadTranscript(BufferedReader log) throws IOException {
    String line;
    while ((line = log.readLine()) != null) {
      transcript += line + "\n"; //~ java/string-concat-loop
    }
  }

  void writeStatus(Writer file, String status, List<String> blocked, List<String> warnings, List<String> passed, List<String> failed)
      throws IOException {
    String content =
        """
        # Agent Status

        **Status:** %s

        ## Blocked: nothing goes on before these are solved

        %s

        ## Warnings

        %s

        ## Checks that passed

        %s

        ## Checks that failed

        %s
        """
            .formatted(status, String.join("\n", blocked), String.join("\n", warnings), String.join("\n", passed), String.join("\n", failed)); //~ java/string-concat-loop
    file.write(content);
  }
}
