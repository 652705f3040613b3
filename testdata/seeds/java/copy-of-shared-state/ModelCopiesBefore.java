import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fixed set of models and the transcript's lines; every request gets copies of them. */
final class CopyingModelManager {
  private final Map<String, WeightedModel> models;
  private final List<String> messages = new ArrayList<>();
  private List<List<String>> cachedLines = List.of();
  private int cachedWidth = -1;

  CopyingModelManager(Map<String, WeightedModel> models) {
    this.models = models;
  }

  WeightedModel model(String name) {
    return new WeightedModel(models.get(name)); //~ java/copy-of-shared-state
  }

  /** Every frame that is drawn gets a list of all lines. */
  List<List<String>> linesAt(int width) {
    if (cachedWidth == width) {
      return new ArrayList<>(cachedLines); //~ java/copy-of-shared-state
    }
    List<List<String>> broken = new ArrayList<>();
    for (String message : messages) {
      broken.add(message.lines().toList());
    }
    cachedWidth = width;
    cachedLines = broken;
    return broken;
  }

  int draw(List<Integer> frames) {
    int rows = 0;
    for (int width : frames) {
      rows += linesAt(width).size();
    }
    return rows;
  }

  static final class WeightedModel {
    private final List<float[]> layers;

    WeightedModel(List<float[]> layers) {
      this.layers = layers;
    }

    WeightedModel(WeightedModel other) {
      this(other.layers.stream().map(float[]::clone).toList());
    }

    int size() {
      return layers.size();
    }
  }
}
