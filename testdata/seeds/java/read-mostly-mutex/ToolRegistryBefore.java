package seeds;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Tools by name: asked for all the time, removed when the configuration changes. */
public final class ToolRegistryBefore {
  private final Map<String, String> descriptions = //~ java/read-mostly-mutex
      Collections.synchronizedMap(new HashMap<>());

  public ToolRegistryBefore(Map<String, String> descriptions) {
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
