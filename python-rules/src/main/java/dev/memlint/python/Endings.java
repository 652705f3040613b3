package dev.memlint.python;

import dev.memlint.python.Binding.How;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tests of a file's name that let only program sources through, or keep out what is large. */
final class Endings {
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\.?(?:pyw?|pyi|pyx|pxd|ipy|c|h|cc|hh|cpp|hpp|cxx|hxx|cuh?|inc|java|kts?|rs|go|mjs|cjs"
              + "|jsx?|tsx?|rb|php|p[lm]|sh|bash|bat|ps1|sol|vy|scala|swift|cs|f|for|f77|f90|f95|f03"
              + "|mm?|ino|cl|proto|vue|s?css|less|toml|cfg|ini|ya?ml|md|rst|tex)");

  private static final Pattern LARGE =
      Pattern.compile(
          "\\.(?:safetensors|bin|pth?|onnx|gguf|h5|hdf5|np[yz]|ckpt|parquet|zip|tar|t?gz|xz|bz2|zst"
              + "|whl|jar|so|dll|exe|mp4|avi|mov|mkv|iso|img)");

  /** {@code SRC_BUILD_EXT}, {@code _SOURCE_EXTENSIONS}. */
  private static final Pattern CALLED_SOURCES =
      Pattern.compile("(?:^|\\W|_)(?:SRC|SOURCE)S?_\\w*(?:EXT|SUFFIX|ENDING)\\w*");

  private static final Pattern ASKS = Pattern.compile("\\w*endswith\\w*|has_extension");

  private final Code code;
  private final Scopes scopes;

  Endings(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /**
   * Whether a test keeps what is read small.
   *
   * @param condition of an {@code if} in front of the read
   * @param path what is read, as {@link Paths#of} gives it
   * @param passed whether the read happens when the condition holds
   */
  boolean keepSmall(int condition, String path, boolean passed) {
    int test = code.bare(condition);
    if (code.is(test, NodeKind.NOT_OPERATOR)) {
      return keepSmall(code.child(test, 0), path, !passed);
    }
    if (code.is(test, NodeKind.BOOLEAN_OPERATOR)) {
      // Both sides hold after "and", and neither after a refused "or".
      boolean both = code.textIs(code.child(test, Field.OPERATOR), passed ? "and" : "or");
      return both
          && (keepSmall(code.child(test, Field.LEFT), path, passed)
              || keepSmall(code.child(test, Field.RIGHT), path, passed));
    }
    return isOf(test, path) && (passed ? letsSources(test) : names(endings(test), LARGE));
  }

  private boolean letsSources(int test) {
    int endings = endings(test);
    return endings != Code.NONE
        && (names(endings, SOURCE) || CALLED_SOURCES.matcher(code.text(endings)).find());
  }

  /** The endings in {@code name.endswith(..)}, {@code path.suffix in ..}, or NONE. */
  private int endings(int test) {
    if (code.is(test, NodeKind.CALL) && ASKS.matcher(code.calleeName(test)).matches()) {
      int[] arguments = code.arguments(test);
      return arguments.length == 0 ? Code.NONE : arguments[arguments.length - 1];
    }
    boolean compared =
        code.is(test, NodeKind.COMPARISON_OPERATOR)
            && code.text(code.child(test, Field.OPERATORS)).matches("in|==")
            && code.text(code.child(test, 0))
                .matches("(?s).*(splitext\\(.*\\)\\[-?1\\]|\\.suffix).*");
    return compared ? code.child(test, 1) : Code.NONE;
  }

  /** Whether most of the listed endings are of this sort. */
  private boolean names(int endings, Pattern sort) {
    int listed = code.bare(endings);
    if (code.is(listed, NodeKind.IDENTIFIER)) {
      return scopes.of(listed).find(code.text(listed)).stream()
          .filter(binding -> binding.is(How.ASSIGNED) && binding.value() != Code.NONE)
          .map(binding -> code.bare(binding.value()))
          .anyMatch(value -> !code.is(value, NodeKind.IDENTIFIER) && names(value, sort));
    }
    List<String> texts =
        switch (code.kind(listed)) {
          case LIST, TUPLE, SET ->
              IntStream.of(code.children(listed))
                  .mapToObj(code::literal)
                  .flatMap(Optional::stream)
                  .toList();
          case STRING -> code.literal(listed).stream().toList();
          default -> List.of();
        };
    long matching = texts.stream().filter(text -> sort.matcher(text).matches()).count();
    return matching > 0 && 2 * matching > texts.size();
  }

  /** Whether a test asks something about the path. */
  private boolean isOf(int test, String path) {
    for (int node = test; node < code.subtreeEnd(test); node++) {
      boolean same =
          code.is(node, NodeKind.IDENTIFIER)
              && Pattern.compile("(?<![\\w.])" + Pattern.quote(code.text(node)) + "(?!\\w)")
                  .matcher(path)
                  .find();
      if (same) {
        return true;
      }
    }
    return false;
  }
}
