import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps a million numbers: in a list or map of boxes, or in an array. */
final class UnslottedRecord {
  private static final int COUNT = 1_000_000;

  public static void main(String[] args) throws IOException {
    Object kept = null;
    switch (args[0]) {
      case "list" -> {
        List<Integer> numbers = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
          numbers.add(1000 + i);
        }
        kept = numbers;
      }
      case "map" -> {
        Map<Long, Long> numbers = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
          numbers.put(1000L + i, 1000L + i);
        }
        kept = numbers;
      }
      case "array" -> {
        int[] numbers = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
          numbers[i] = 1000 + i;
        }
        kept = numbers;
      }
      default -> {}
    }
    System.out.println();
    System.in.read();
    System.out.println(kept == null);
  }
}
