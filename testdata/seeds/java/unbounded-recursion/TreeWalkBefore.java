package seeds;

import java.util.List;
import org.w3c.dom.Node;

/** Names in a document, with a call for each level of it. */
public final class TreeWalkBefore {
  private TreeWalkBefore() {}

  public static void collectNames(Node node, List<String> names) {
    names.add(node.getNodeName());
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collectNames(child, names); //~ java/unbounded-recursion
    }
  }
}
