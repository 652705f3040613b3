package dev.memlint.scanner.scan;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.suppress.Suppression;
import java.util.List;
import java.util.Objects;

/** What reading one file gave. */
public sealed interface FileOutcome {

  /** What must be said about the file; never silence about something left out. */
  List<Notification> notifications();

  /**
   * Read whole.
   *
   * @param facts what it holds
   * @param lines number of lines
   * @param suppressions what its comments allow
   */
  record Scanned(
      FileFacts facts, int lines, List<Suppression> suppressions, List<Notification> notifications)
      implements FileOutcome {
    public Scanned {
      Objects.requireNonNull(facts);
      suppressions = List.copyOf(suppressions);
      notifications = List.copyOf(notifications);
    }
  }

  /**
   * Read, except for places that are not valid in its language.
   *
   * @param rest what could be read around them
   */
  record Unparsable(Scanned rest, List<Notification> notifications) implements FileOutcome {
    public Unparsable {
      Objects.requireNonNull(rest);
      notifications = List.copyOf(notifications);
    }
  }

  /** Left out for a reason that lies in the file: its size, its bytes, its header. */
  record Skipped(Reason reason, List<Notification> notifications) implements FileOutcome {
    public Skipped {
      Objects.requireNonNull(reason);
      notifications = List.copyOf(notifications);
    }

    /** Why a file is left out. */
    public enum Reason {
      /** A generator's header says that nobody edits it; only counted. */
      GENERATED,
      TOO_LARGE,
      BINARY,
      NO_FACTS
    }
  }

  /** Could not be read although it should be. */
  record Failed(Notification notification) implements FileOutcome {
    public Failed {
      Objects.requireNonNull(notification);
    }

    @Override
    public List<Notification> notifications() {
      return List.of(notification);
    }
  }
}
