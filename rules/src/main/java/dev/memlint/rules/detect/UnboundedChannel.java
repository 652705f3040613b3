package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CallFact.Option;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Size;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A queue between threads or tasks that takes all that is put in, however slow its consumer. */
final class UnboundedChannel implements Detector {
  /** Capacities from here on are none: no process holds as many elements. */
  private static final long NO_CAPACITY = Integer.MAX_VALUE;

  /** What a bound is given as when there shall be none. */
  private static final Pattern NONE =
      Pattern.compile("None|0|-\\d+|Integer\\.MAX_VALUE|math\\.inf|float\\(['\"]inf['\"]\\)");

  /** Steps by which the function that makes a queue, or a pool, also sees it emptied. */
  private static final Set<String> DRAINS =
      Set.of(
          "recv",
          "recv_timeout",
          "try_recv",
          "recv_async",
          "try_iter",
          "iter",
          "into_iter",
          "drain",
          "drainTo",
          "take",
          "poll",
          "get",
          "get_nowait",
          "pop",
          "remove",
          "element",
          "join",
          "shutdown",
          "shutdownNow",
          "close",
          "awaitTermination",
          "invokeAll",
          "invokeAny",
          "next");

  /** Concurrent collections without a way to wait for room, and queues sorted by something. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "ConcurrentLinkedQueue", "ConcurrentLinkedDeque", "PriorityBlockingQueue", "DelayQueue");

  /** Steps that take a place in a semaphore. */
  private static final Set<String> PERMITS =
      Set.of("acquire_owned", "try_acquire_owned", "acquire_many", "acquire_many_owned");

  @Override
  public String hotspot() {
    return "unbounded-channel";
  }

  /** A bound that is none is told with its number. */
  @Override
  public Set<String> yieldsTo() {
    return Set.of("oversized-bound");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean candidate =
          call.hotspot().equals(hotspot())
              && !isBounded(call, file, project)
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST;
      // A loop over data hands in as many tasks as it has data, which is in memory already.
      boolean counted = call.api().endsWith(".submit") && call.site().loop() != Site.Loop.ENDLESS;
      if (candidate && !counted && !isDrained(call) && !hasSemaphore(file)) {
        findings.accept(finding(file, call, project));
      }
    }
  }

  private static boolean isBounded(CallFact call, FileFacts file, ProjectIndex project) {
    return call.bound()
        .filter(bound -> !NONE.matcher(bound.text()).matches())
        .filter(bound -> !isHuge(bound, file, project))
        .isPresent();
  }

  private static boolean isHuge(Option bound, FileFacts file, ProjectIndex project) {
    return project.evaluate(bound.value(), file) instanceof Size.Known size
        && (size.value() <= 0 || size.value() >= NO_CAPACITY);
  }

  /** A queue that only its own function has is gone when the function ends. */
  private static boolean isDrained(CallFact call) {
    boolean leaves =
        call.consumed().contains(Consumption.STORED)
            || call.consumed().contains(Consumption.RETURNED);
    return !leaves
        && (call.consumed().contains(Consumption.ITERATED)
            || call.options().stream().map(Option::name).anyMatch(DRAINS::contains));
  }

  /** Whether the file counts what is under way, so that the queue's length is bounded elsewhere. */
  private static boolean hasSemaphore(FileFacts file) {
    boolean field =
        file.types().stream()
            .flatMap(type -> type.fields().stream())
            .flatMap(declared -> declared.types().stream())
            .anyMatch(UnboundedChannel::isSemaphore);
    return field
        || file.functions().stream()
            .flatMap(function -> function.callees().stream())
            .anyMatch(UnboundedChannel::takesPermit);
  }

  private static boolean takesPermit(Callee callee) {
    return PERMITS.contains(callee.name())
        || isSemaphore(callee.receiver())
        || isSemaphore(callee.name());
  }

  private static boolean isSemaphore(String name) {
    return Names.simple(name).endsWith("Semaphore");
  }

  private Finding finding(FileFacts file, CallFact call, ProjectIndex project) {
    boolean endless = call.site().loop() == Site.Loop.ENDLESS;
    return Findings.at(hotspot(), file, call.site())
        .weight(
            Level.WARNING,
            endless ? Impact.HIGH : Impact.MEDIUM,
            call.certain() && isQueueOfThreads(call) ? Confidence.MEDIUM : Confidence.LOW)
        .says(what(call), help(file, call))
        .fixes(call.fixes())
        .build();
  }

  /**
   * Whether threads or tasks meet there. A concurrent collection may be one for other reasons, and
   * who takes a pool that is handed on may well limit what it is given.
   */
  private static boolean isQueueOfThreads(CallFact call) {
    boolean collection = COLLECTIONS.contains(Names.simple(call.api().replace("new ", "")));
    boolean pool = call.api().startsWith("Executors.");
    return !collection
        && (!pool || call.consumed().contains(Consumption.STORED) && !isOneThread(call));
  }

  /** A pool of one thread mostly puts control tasks in order, of which few wait. */
  private static boolean isOneThread(CallFact call) {
    return call.api().endsWith("newSingleThreadExecutor")
        || call.option("0").map(Option::text).filter("1"::equals).isPresent();
  }

  private static String what(CallFact call) {
    if (call.api().endsWith("newCachedThreadPool")) {
      return "a pool with no bound starts a thread for every task that finds none idle: when tasks"
          + " come faster than they end, their stacks and data pile up (%s)".formatted(call.api());
    }
    String queue = call.api().contains("Executor") ? "the queue of this pool" : "this queue";
    return "%s has no bound: when producers are faster than the consumer, what waits grows until"
            .formatted(queue)
        + " memory ends (%s)".formatted(call.api());
  }

  private static String help(FileFacts file, CallFact call) {
    String made = "what '%s' makes in %s".formatted(call.api(), Shown.function(file, call.site()));
    return switch (file.language()) {
      case JAVA ->
          call.api().contains("Executor")
              ? "let %s be a ThreadPoolExecutor with an ArrayBlockingQueue and a CallerRunsPolicy, or set the queue capacity"
                  .formatted(made)
              : "give %s a capacity, and decide what happens when it is full: wait (put), refuse (offer) or drop the oldest"
                  .formatted(made);
      case RUST ->
          "use the bounded kind for %s (channel(n), sync_channel(n), bounded(n)) and await or handle a full channel; count what is under way with a semaphore where a send must not wait"
              .formatted(made);
      case PYTHON ->
          "give %s a maxsize, so that put waits; or catch Full and drop or refuse".formatted(made);
    };
  }
}
