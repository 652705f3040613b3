import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A fixed set of models and the transcript's lines; every request gets the same ones. */
final class SharingModelManager {
  private final Map<String, LayeredModel> models;
  private final List<String> messages = new ArrayList<>();
  private List<List<String>> cachedLines = List.of();
  private int cachedWidth = -1;

  SharingModelManager(Map<String, LayeredModel> models) {
    this.models = models;
  }

  LayeredModel model(String name) {
    return models.get(name);
  }

  /** Every frame that is drawn looks at the same lines, and cannot change them. */
  List<List<String>> linesAt(int width) {
    if (cachedWidth != width) {
      List<List<String>> broken = new ArrayList<>();
      for (String message : messages) {
        broken.add(message.lines().toList());
      }
      cachedWidth = width;
      cachedLines = Collections.unmodifiableList(broken);
    }
    return cachedLines;
  }

  int draw(List<Integer> frames) {
    int rows = 0;
    for (int width : frames) {
      rows += linesAt(width).size();
    }
    return rows;
  }

  /** Nothing of it can be changed, so that it can be shared. */
  record LayeredModel(List<List<Float>> layers) {}
}
