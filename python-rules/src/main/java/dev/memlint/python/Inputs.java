package dev.memlint.python;

import java.util.Optional;

/**
 * Numbers that come from outside the program: headers, arguments, the environment, wire formats.
 */
final class Inputs {
  private static final int DEEPEST = 6;

  private final Code code;
  private final Meaning meaning;

  Inputs(Code code, Meaning meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Where the number comes from, for people; empty when it is not from outside or not visibly. */
  Optional<String> of(int expression) {
    return of(code.bare(expression), 0);
  }

  private Optional<String> of(int node, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (code.kind(node)) {
      case SUBSCRIPT -> ofSubscript(node, depth);
      case CALL -> ofCall(node, depth);
      case BOOLEAN_OPERATOR -> of(code.bare(code.child(node, Field.LEFT)), depth + 1);
      default -> Optional.empty();
    };
  }

  /**
   * {@code struct.unpack(...)} whose parts are assigned to names.
   *
   * @param position which of the parts is asked for
   */
  Optional<String> ofUnpacked(int value, int position) {
    int node = code.bare(value);
    return code.is(node, NodeKind.CALL) && !isShort(code.argument(node, 0), position)
        ? unpack(node)
        : Optional.empty();
  }

  /** Whether the part of a format at a position is a byte or has sixteen bits: {@code ">BBQ"}. */
  private boolean isShort(int format, int position) {
    return code.literal(code.bare(format))
        .map(letters -> letters.replaceFirst("^[<>=!@]", ""))
        .filter(letters -> letters.matches("[a-zA-Z?]+") && position < letters.length())
        .filter(letters -> "cbB?hH".indexOf(letters.charAt(position)) >= 0)
        .isPresent();
  }

  private Optional<String> ofSubscript(int node, int depth) {
    int value = code.bare(code.child(node, Field.VALUE));
    if (code.is(value, NodeKind.CALL)) {
      return unpack(value);
    }
    return meaning.canonical(value).equals("sys.argv")
        ? Optional.of("a command-line argument")
        : lookup(value, code.child(node, Field.SUBSCRIPT));
  }

  private Optional<String> ofCall(int node, int depth) {
    String callee = meaning.callee(node);
    switch (callee) {
      case "int" -> {
        return of(code.bare(code.argument(node, 0)), depth + 1);
      }
      case "os.getenv" -> {
        return Optional.of(environment(code.argument(node, 0)));
      }
      default -> {}
    }
    Optional<String> stated = meaning.table().call(callee).flatMap(a -> a.input());
    if (stated.isPresent()) {
      return stated;
    }
    return code.calleeName(node).equals("get")
        ? lookup(code.receiver(node), code.argument(node, 0))
        : Optional.empty();
  }

  /**
   * {@code headers["Content-Length"]}, {@code os.environ.get("SIZE")}, {@code request.args[..]}.
   */
  private Optional<String> lookup(int mapping, int key) {
    if (meaning.canonical(mapping).equals("os.environ")) {
      return Optional.of(environment(key));
    }
    if (!code.is(mapping, NodeKind.ATTRIBUTE) && !code.is(mapping, NodeKind.IDENTIFIER)) {
      return Optional.empty();
    }
    String name =
        code.is(mapping, NodeKind.ATTRIBUTE)
            ? code.text(code.child(mapping, Field.ATTRIBUTE))
            : code.text(mapping);
    return switch (name) {
      case "headers" ->
          Optional.of(code.literal(key).map(k -> "the " + k + " header").orElse("a header"));
      case "META" -> Optional.of("a request header");
      case "args", "GET", "POST", "query_params", "form" ->
          // Parameters have names; args[1] is the part of some other thing.
          code.is(mapping, NodeKind.ATTRIBUTE)
                  && code.text(code.child(mapping, Field.OBJECT)).matches("(?i).*(?:request|req)")
                  && !code.is(code.bare(key), NodeKind.INTEGER)
              ? Optional.of("a request parameter")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private String environment(int key) {
    return code.literal(key)
        .map(k -> "the environment variable " + k)
        .orElse("an environment variable");
  }

  /** A format of bytes and sixteen-bit numbers cannot ask for much, whatever the byte order. */
  private boolean isShort(int format) {
    int node = code.bare(format);
    boolean ordered =
        code.is(node, NodeKind.BINARY_OPERATOR)
            && code.textIs(code.child(node, Field.OPERATOR), "+");
    return code.literal(ordered ? code.bare(code.child(node, Field.RIGHT)) : node)
        .filter(f -> f.matches("[<>=!@\\s\\dxcbB?hHs]+"))
        .isPresent();
  }

  private Optional<String> unpack(int call) {
    return switch (meaning.callee(call)) {
      case "struct.unpack", "struct.unpack_from", "struct.Struct.unpack" ->
          isShort(code.argument(call, 0))
              ? Optional.empty()
              : Optional.of("a length in the data (struct.unpack)");
      default -> Optional.empty();
    };
  }
}
