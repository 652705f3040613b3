import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An editor's memory: models, symbols, history, answers and traces, none of which is ever given back. */
public final class IdeSession { //~ java/missing-pressure-response
  private final Map<String, float[]> models = new HashMap<>();
  private final Map<String, long[]> symbols = new HashMap<>(); //~ java/unbounded-growth
  private final List<String> history = new ArrayList<>(); //~ java/unbounded-growth
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> traces = new ArrayList<>(); //~ java/unbounded-growth

  public void modelLoaded(String name, float[] weights) {
    models.put(name, weights);
  }

  public void symbolsFound(String file, long[] places) {
    symbols.put(file, places);
  }

  public void asked(String question) {
    history.add(question);
  }

  public void answered(String question, String answer) {
    answers.put(question, answer);
  }

  public void traced(String line) {
    traces.add(line);
  }
}
