package dev.memlint.python;

import java.util.Set;

/** Whether a function writes anew the file that it has read. */
final class Rewrites {
  private static final Set<String> WRITES = Set.of("write_text", "write_bytes");
  private static final Set<String> MOVES = Set.of("replace", "rename", "move");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Paths paths;

  Rewrites(Code code, Scopes scopes, Meaning meaning, Paths paths) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.paths = paths;
  }

  /** Whether the file is opened for its new content, or another takes its place, after the read. */
  boolean follow(int read, int file) {
    String path = paths.pathOf(file);
    int end = code.subtreeEnd(scopes.of(read).functionOrModule().node());
    for (int node = code.subtreeEnd(read); !path.isEmpty() && node < end; node++) {
      if (code.is(node, NodeKind.CALL) && writes(node, path)) {
        return true;
      }
    }
    return false;
  }

  private boolean writes(int call, String path) {
    String name = code.calleeName(call);
    if (WRITES.contains(name)) {
      return paths.pathOf(code.receiver(call)).equals(path);
    }
    if (MOVES.contains(name)) {
      return code.arguments(call).length == 2 && code.textIs(code.argument(call, 1), path);
    }
    return LibraryTypes.opens(meaning.callee(call))
        && paths.pathOf(call).equals(path)
        && opensAnew(call);
  }

  private boolean opensAnew(int open) {
    int position = code.receiver(open) == Code.NONE || code.arguments(open).length > 1 ? 1 : 0;
    return code.literal(code.argument(open, position, "mode"))
        .filter(mode -> mode.startsWith("w"))
        .isPresent();
  }
}
