package seeds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tools by name: readers do not wait for each other. */
public final class ToolRegistryAfter {
  private final Map<String, String> descriptions = new ConcurrentHashMap<>(); //~ ok

  public ToolRegistryAfter(Map<String, String> descriptions) {
    this.descriptions.putAll(descriptions);
  }

  public void disable(String tool) {
    descriptions.remove(tool);
  }

  public String description(String tool) {
    return descriptions.get(tool);
  }

  public String descriptionOr(String tool, String otherwise) {
    return descriptions.getOrDefault(tool, otherwise);
  }

  public boolean hasTool(String tool) {
    return descriptions.containsKey(tool);
  }

  public int toolCount() {
    return descriptions.size();
  }
}
