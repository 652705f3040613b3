package agent.after;

import java.util.ArrayList;
import java.util.List;

/** A transcript that is reflowed when the terminal's width changes, and remembers the current one. */
public final class TranscriptAfter {

  private TranscriptAfter() {}

  /** One for each user who is connected. */
  public static final class TranscriptSession {

    private final List<String> messages;
    private int cachedWidth = -1;
    private List<List<String>> cachedLines = List.of(); //~ ok

    public TranscriptSession(List<String> messages) {
      this.messages = List.copyOf(messages);
    }

    /** Returns the transcript as it looks in a terminal of this width. */
    public List<List<String>> reflowed(int width) {
      if (width != cachedWidth) {
        cachedLines = reflow(messages, width);
        cachedWidth = width;
      }
      return cachedLines;
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
