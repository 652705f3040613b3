package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.LockFact;
import dev.memlint.rules.facts.LockFact.Guards;
import dev.memlint.rules.facts.LockFact.Kind;
import dev.memlint.rules.facts.LockFact.WaitsFor;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A lock that stays taken while its holder waits, so that others queue up behind it. */
final class LockHeldWhileWaiting implements Detector {
  private static final Pattern OPENS =
      Pattern.compile("(?:^|[.:])(?:open|exists|stat|metadata|isfile|isdir|getmtime)$");

  @Override
  public String hotspot() {
    return "lock-held-while-waiting";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    Map<Site, List<LockFact>> byLock = new LinkedHashMap<>();
    for (LockFact lock : file.locks()) {
      boolean waits = lock.callee().isEmpty() || project.waits(file, lock.callee().orElseThrow());
      if (waits) {
        byLock.computeIfAbsent(lock.site(), site -> new ArrayList<>()).add(lock);
      }
    }
    byLock.values().forEach(waits -> findings.accept(finding(file, waits, project)));
  }

  /** One finding per lock, for the wait that is surest; the others are told beside it. */
  private Finding finding(FileFacts file, List<LockFact> waits, ProjectIndex project) {
    LockFact lock = waits.getFirst();
    for (LockFact other : waits) {
      if (confidence(other).compareTo(confidence(lock)) > 0) {
        lock = other;
      }
    }
    boolean repeated = project.runsRepeatedly(file, lock.site());
    boolean order = lock.guards() == Guards.ORDER;
    Findings finding =
        Findings.at(hotspot(), file, lock.site())
            .weight(
                order || lock.waitsFor() == WaitsFor.SLEEP ? Level.NOTE : Level.WARNING,
                repeated && lock.guards() == Guards.ENTRIES ? Impact.HIGH : Impact.MEDIUM,
                confidence(lock))
            .says(message(lock), help(file, lock));
    for (LockFact wait : waits) {
      finding.related(file, wait.waiting(), "waits here for '%s'".formatted(wait.api()));
    }
    return finding.build();
  }

  private static String message(LockFact lock) {
    String waits =
        switch (lock.waitsFor()) {
          case AWAIT -> "'%s' is awaited";
          case IO -> "'%s' does its I/O";
          case CHANNEL -> "'%s' waits for the channel";
          case TASK -> "'%s' waits for other work";
          case SLEEP -> "'%s' sleeps";
        };
    return ("'%s' stays locked while "
            + waits
            + ": "
            + (lock.kind() == Kind.BLOCKING && lock.waitsFor() == WaitsFor.AWAIT
                ? "every task that needs it blocks a whole thread, with all that it holds in memory"
                : "all who need it queue up behind, each with what it holds in memory"))
        .formatted(lock.lock(), lock.api());
  }

  private static String help(FileFacts file, LockFact lock) {
    String held =
        lock.lock().equals("this")
            ? "the monitor of " + Shown.function(file, lock.site())
            : "'" + lock.lock() + "'";
    return switch (lock.guards()) {
      case ENTRIES ->
          "look the entry up, let %s go, wait, then lock again to store the result; have one caller per key do the work"
              .formatted(held);
      case STATE, ORDER -> "take out of %s what is needed, let it go, then wait".formatted(held);
    };
  }

  private static Confidence confidence(LockFact lock) {
    // To open a file is short; what is read or written may not be.
    boolean opens = lock.waitsFor() == WaitsFor.IO && OPENS.matcher(lock.api()).find();
    if (opens) {
      return Confidence.LOW;
    }
    boolean blocksThread = lock.kind() == Kind.BLOCKING && lock.waitsFor() == WaitsFor.AWAIT;
    return switch (lock.guards()) {
      case ENTRIES -> blocksThread ? Confidence.HIGH : Confidence.MEDIUM;
      case STATE -> blocksThread ? Confidence.MEDIUM : Confidence.LOW;
      case ORDER -> Confidence.LOW;
    };
  }
}
