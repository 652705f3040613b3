package dev.memlint.scanner.fix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Writes changes as {@code git apply} and {@code patch -p1} read them. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /** One file's change with three lines around it; the bytes of its lines as they are. */
  public static void write(String path, byte[] before, byte[] after, OutputStream out)
      throws IOException {
    RawText old = new RawText(before);
    RawText now = new RawText(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
    out.write(("--- a/" + path + "\n+++ b/" + path + "\n").getBytes(StandardCharsets.UTF_8));
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, old, now);
    }
  }
}
