package app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

class Loops {
  private static final int DAYS = 7;

  void print(List<Object> rows, String prefix) {
    rows.forEach(row -> System.out.println(new GsonBuilder().setPrettyPrinting().create().toJson(row))); //~ java/allocation-in-hot-loop
    for (int day = 0; day < DAYS; day++) {
      System.out.println(new Gson().toJson(day)); //~ ok a constant number of rounds
    }
    while (rows.size() > 1) {
      String text = prefix + "+";
      Pattern pattern = Pattern.compile(text); //~ ok the prefix changes
      rows.removeIf(row -> pattern.matcher(row.toString()).find());
      prefix = "";
    }
  }

  List<Pattern> compile(List<String> texts, boolean strict) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(Pattern.compile(text, strict ? 0 : Pattern.CASE_INSENSITIVE)); //~ ok
    }
    return patterns;
  }

  int sums(List<Integer> numbers) {
    Integer sum = 0;
    Integer count = 0;
    for (Integer number : numbers) {
      sum += number; //~ java/allocation-in-hot-loop
      count++; //~ java/allocation-in-hot-loop
      Integer twice = number;
      twice += number; //~ ok made anew in each round
    }
    return sum / count;
  }
}
