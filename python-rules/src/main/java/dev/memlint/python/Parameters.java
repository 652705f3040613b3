package dev.memlint.python;

import java.util.ArrayList;
import java.util.List;

/** The declared parameters of functions and lambdas. */
final class Parameters {
  private Parameters() {}

  /**
   * One parameter.
   *
   * @param nameNode its name
   * @param defaultValue or {@link Code#NONE}
   * @param annotation or {@link Code#NONE}
   */
  record Parameter(String name, int nameNode, int defaultValue, int annotation) {}

  /**
   * The parameters in a {@code parameters} or {@code lambda_parameters} node, receiver included.
   */
  static List<Parameter> of(Code code, int list) {
    List<Parameter> found = new ArrayList<>();
    for (int node : code.children(list)) {
      switch (code.kind(node)) {
        case IDENTIFIER -> add(code, found, node, Code.NONE, Code.NONE);
        case DEFAULT_PARAMETER ->
            add(
                code,
                found,
                code.child(node, Field.NAME),
                code.child(node, Field.VALUE),
                Code.NONE);
        case TYPED_PARAMETER ->
            add(
                code,
                found,
                plain(code, code.child(node, 0)),
                Code.NONE,
                code.child(node, Field.TYPE));
        case TYPED_DEFAULT_PARAMETER ->
            add(
                code,
                found,
                code.child(node, Field.NAME),
                code.child(node, Field.VALUE),
                code.child(node, Field.TYPE));
        case LIST_SPLAT_PATTERN, DICTIONARY_SPLAT_PATTERN ->
            add(code, found, plain(code, node), Code.NONE, Code.NONE);
        case TUPLE_PATTERN -> {
          for (int part : code.children(node)) {
            add(code, found, part, Code.NONE, Code.NONE);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private static int plain(Code code, int node) {
    boolean splat =
        code.is(node, NodeKind.LIST_SPLAT_PATTERN)
            || code.is(node, NodeKind.DICTIONARY_SPLAT_PATTERN);
    return splat ? code.child(node, 0) : node;
  }

  private static void add(
      Code code, List<Parameter> found, int name, int defaultValue, int annotation) {
    if (code.is(name, NodeKind.IDENTIFIER)) {
      found.add(new Parameter(code.text(name), name, defaultValue, annotation));
    }
  }
}
