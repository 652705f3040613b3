import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of a million events that ten callers ask for: each gets a copy of it, or a view. */
final class CopyOfSharedState {
  private static final int EVENTS = 1_000_000;
  private static final int CALLERS = 10;

  private final List<Integer> events = new ArrayList<>();

  private List<Integer> copy() {
    return new ArrayList<>(events);
  }

  private List<Integer> view() {
    return Collections.unmodifiableList(events);
  }

  public static void main(String[] args) throws IOException {
    CopyOfSharedState state = new CopyOfSharedState();
    List<List<Integer>> held = new ArrayList<>();
    if (!args[0].equals("nothing")) {
      for (int i = 0; i < EVENTS; i++) {
        state.events.add(i & 0x7f);
      }
      for (int i = 0; i < CALLERS; i++) {
        held.add(args[0].equals("copies") ? state.copy() : state.view());
      }
    }
    System.out.println(held.stream().mapToInt(List::size).sum() + "\n");
    System.in.read();
    System.out.println(held.size());
  }
}
