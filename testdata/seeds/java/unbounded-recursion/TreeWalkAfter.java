package seeds;

import java.util.List;
import org.w3c.dom.Node;

/** Names in a document, no deeper than a stated limit. */
public final class TreeWalkAfter {
  private static final int MAX_DEPTH = 500;

  private TreeWalkAfter() {}

  public static void collectNames(Node node, int depth, List<String> names) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
    }
    names.add(node.getNodeName());
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collectNames(child, depth + 1, names); //~ ok
    }
  }
}
