package agent.before;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transcript that is reflowed when the terminal's width changes, and remembers every width. */
public final class TranscriptBefore {

  private TranscriptBefore() {}

  /** One for each user who is connected. */
  public static final class TranscriptSession {

    private final Map<Integer, List<List<String>>> linesForWidth = new HashMap<>(); //~ java/variant-keyed-cache
    private final List<String> messages;

    public TranscriptSession(List<String> messages) {
      this.messages = List.copyOf(messages);
    }

    /** Returns the transcript as it looks in a terminal of this width. */
    public List<List<String>> reflowed(int width) {
      return linesForWidth.computeIfAbsent(width, columns -> reflow(messages, columns));
    }
  }

  private static List<List<String>> reflow(List<String> messages, int columns) {
    List<List<String>> all = new ArrayList<>();
    for (String message : messages) {
      List<String> lines = new ArrayList<>();
      for (int start = 0; start < message.length(); start += columns) {
        lines.add(message.substring(start, Math.min(start + columns, message.length())));
      }
      all.add(lines);
    }
    return all;
  }
}
