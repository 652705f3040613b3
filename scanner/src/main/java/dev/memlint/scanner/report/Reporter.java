package dev.memlint.scanner.report;

import dev.memlint.scanner.notice.Notification;
import java.io.IOException;

/** Writes one report: files with findings, then notifications, then the summary. */
public interface Reporter extends AutoCloseable {
  void file(PlacedFile file) throws IOException;

  void notification(Notification notification) throws IOException;

  void finish(Summary summary) throws IOException;

  /** Frees what the reporter holds; what it writes to stays open. */
  @Override
  void close() throws IOException;
}
