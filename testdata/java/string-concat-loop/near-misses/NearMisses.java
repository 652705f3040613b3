import java.io.BufferedReader;
import java.io.IOException;

/** Texts that loops make longer, as they should or as it does not matter. */
final class NearMisses {
  private String all = "";

  void renewed(BufferedReader reader) throws IOException {
    String record = "";
    String line;
    while ((line = reader.readLine()) != null) {
      record += line; //~ ok
      if (line.endsWith(";")) {
        System.out.println(record);
        record = "";
      }
    }
  }

  void ended(BufferedReader reader) throws IOException {
    String line;
    while ((line = reader.readLine()) != null) {
      if (line.isEmpty()) {
        all += line; //~ ok
        return;
      }
    }
  }

  int length(BufferedReader reader) throws IOException {
    int length = 0;
    String line;
    while ((line = reader.readLine()) != null) {
      length += line.length(); //~ ok
    }
    return length;
  }

  void held(BufferedReader reader) throws IOException {
    String line;
    while ((line = reader.readLine()) != null) {
      all = all + line; //~ java/string-concat-loop
    }
  }
}
