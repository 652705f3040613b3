package dev.memlint.rules.detect;

import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Size;
import dev.memlint.rules.source.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Memory asked for up front: a large constant, or a number from outside that nothing limits. */
final class LargePreallocation implements Detector {
  private static final int HIGH_IMPACT_FACTOR = 16;

  /** A number by which whoever runs the program sizes it on purpose. */
  private static final String OPERATORS_OWN = "a system property";

  /** Reads of one chunk are the remedy: what they allocate is as large as what has arrived. */
  private static final Pattern CHUNK_READ = Pattern.compile("(?:recv|recvfrom|os\\.read)$");

  /** Collections of Java, whose places are references: what they get in the end costs more. */
  private static final Pattern COLLECTION =
      Pattern.compile("new \\w*(?:List|Map|Set|Deque|Queue|Vector|Hashtable)");

  /** Tensors live where the caller says, mostly on another device. */
  private static final String TENSOR = "torch.";

  /** What no machine gives: a stand-in for "as large as it gets", or a test of the limit. */
  private static final long SENTINEL = 1L << 30;

  /** A number in the data itself, and not one that a header, an argument or a variable states. */
  private static final Pattern IN_DATA = Pattern.compile("^read|bytes|^a length");

  private static final String NETWORK =
      "network|net|protocol|transport|rpc|ipc|remoting|http|https|packet|handshake|socket|request|wire"
          + "|payload|incoming|inbound|upload|tls|ssl";

  /** Words of code that reads what other machines, or other people's files, say. */
  private static final Pattern FOREIGN =
      words(
          NETWORK
              + "|remote|response|wan|body|uploaded|message|decode|decoder|receive|receiver|peer|server"
              + "|client|connection|channel|writable|import|importer|archive|zip|attachment");

  /** The same where a buffer is read, which is in memory already: only a network is meant. */
  private static final Pattern RECEIVED = words(NETWORK);

  /** Words of code that reads what the program itself has written. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?:^|[^a-z])(?:serializer|serializable|serde|deserializer|persistence|checkpoint|snapshot|state|loader"
              + "|image|fsimage|store|strategy|journal|segment|session|read_object|index|spill|checkpoints|metrics|compact|schema)(?:[^a-z]|$)");

  /** Allocators hand out what they take in one piece. */
  private static final Pattern ALLOCATOR =
      Pattern.compile("(?:^|[^a-z])(?:slab|arena|allocator|allocate|pool|region)(?:[^a-z]|$)");

  /** Words of what there is many of at a time, so that what each holds counts. */
  private static final Pattern PER_CLIENT =
      Pattern.compile(
          "(?:^|[^a-z])(?:session|connection|request|handler|user|terminal|tab|job|task)(?:[^a-z]|$)");

  private static final Pattern LOADING = Pattern.compile("^_*(?:fetch|load|download)_");

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?:^|[^a-z])(?:" + alternatives + ")(?:[^a-z]|$)");
  }

  @Override
  public String hotspot() {
    return "large-preallocation";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    Set<List<Object>> seen = new HashSet<>();
    for (AllocationFact allocation : file.allocations()) {
      boolean test = file.function(allocation.site()).kind() == FunctionFact.Kind.TEST;
      // One variable that each branch gives the same size is one allocation.
      boolean again =
          !allocation.variable().isEmpty()
              && !seen.add(
                  List.of(allocation.site().function(), allocation.variable(), allocation.count()));
      if (test || again) {
        continue;
      }
      judge(file, allocation, project, thresholds).ifPresent(findings);
    }
  }

  private Optional<Finding> judge(
      FileFacts file, AllocationFact allocation, ProjectIndex project, Thresholds thresholds) {
    return switch (project.evaluate(allocation.count(), file)) {
      case Size.Known known -> known(file, allocation, known, project, thresholds);
      case Size.FromInput input -> Optional.of(fromInput(file, allocation, input, project));
      case Size.AtMost limited -> Optional.empty();
      case Size.Unknown unknown -> Optional.empty();
    };
  }

  private Optional<Finding> known(
      FileFacts file,
      AllocationFact allocation,
      Size.Known count,
      ProjectIndex project,
      Thresholds thresholds) {
    if (count.value() <= 0
        || count.value() >= SENTINEL - 1
        || count.value() > Long.MAX_VALUE / Math.max(1, allocation.elementBytes())) {
      return Optional.empty();
    }
    long bytes = count.value() * allocation.elementBytes();
    boolean repeated =
        allocation.place() == AllocationFact.Place.HEAP
            && !COLLECTION.matcher(allocation.api()).matches()
            && !CHUNK_READ.matcher(allocation.api()).find()
            && project.runsRepeatedly(file, allocation.site());
    long threshold = repeated ? thresholds.repeatedAllocationBytes() : thresholds.allocationBytes();
    if (bytes < threshold) {
      return Optional.empty();
    }
    boolean once = project.runsOnce(file, allocation.site());
    Level level = once ? Level.WARNING.lower() : Level.WARNING;
    Impact impact =
        bytes >= thresholds.allocationBytes() * HIGH_IMPACT_FACTOR
            ? Impact.HIGH
            : bytes >= thresholds.allocationBytes() ? Impact.MEDIUM : Impact.LOW;
    Findings finding =
        Findings.at(hotspot(), file, allocation.site())
            .weight(
                level,
                impact,
                allocation.api().startsWith(TENSOR)
                        || isOfDataSet(allocation, file)
                        || isPooled(allocation)
                        || ALLOCATOR
                            .matcher(Names.snake(file.function(allocation.site()).symbol()))
                            .find()
                        || once && impact != Impact.HIGH
                        || isOneOfItsObject(file, allocation)
                            && (impact != Impact.HIGH
                                || COLLECTION.matcher(allocation.api()).matches())
                        || impact == Impact.LOW
                            && (bytes == threshold || !isOfOneRound(file, allocation))
                    ? Confidence.LOW
                    : Confidence.HIGH)
            .bytes(bytes)
            .fixes(allocation.fix().stream().toList())
            .says(
                "%s asks for %s up front%s, at or above the %s threshold of %s%s"
                    .formatted(
                        subject(allocation),
                        Bytes.exact(bytes),
                        repeated ? " each time it runs" : "",
                        thresholds.preset(),
                        Bytes.rounded(threshold),
                        repeated ? " for repeated code" : ""),
                smaller(file, allocation, count));
    count
        .through()
        .forEach(
            constant ->
                finding.related(
                    constant.file(),
                    constant.fact().site(),
                    "the size comes from '" + constant.fact().name() + "'"));
    return Optional.of(finding.build());
  }

  private Finding fromInput(
      FileFacts file, AllocationFact allocation, Size.FromInput input, ProjectIndex project) {
    boolean once = project.runsOnce(file, allocation.site());
    return Findings.at(hotspot(), file, allocation.site())
        .weight(
            once ? Level.NOTE : Level.WARNING,
            once ? Impact.LOW : Impact.HIGH,
            input.what().equals(OPERATORS_OWN) || isOwnData(file, allocation, input)
                ? Confidence.LOW
                : Confidence.MEDIUM)
        .fixes(allocation.fix().stream().toList())
        .says(
            "%s is as large as %s says, and nothing limits that number first: one input can take"
                    .formatted(subject(allocation), input.what())
                + " all memory",
            "compare the number with a constant maximum before %s is made, or read in chunks and grow it as data arrives"
                .formatted(name(file, allocation)))
        .build();
  }

  /**
   * Below the threshold of one allocation, only a loop or a handler around it makes it much. What
   * is as large as the threshold is what buffers are by convention.
   */
  private static boolean isOfOneRound(FileFacts file, AllocationFact allocation) {
    return allocation.site().loop().repeats()
        || file.function(allocation.site()).kind() == FunctionFact.Kind.HANDLER;
  }

  /**
   * What an object makes with itself and keeps costs its size once, however much goes through it.
   */
  private static boolean isOneOfItsObject(FileFacts file, AllocationFact allocation) {
    FunctionFact function = file.function(allocation.site());
    return allocation.place() == AllocationFact.Place.HELD
        && function.kind() == FunctionFact.Kind.CONSTRUCTOR
        && !allocation.site().loop().repeats()
        && !PER_CLIENT.matcher(Names.snake(function.symbol())).find();
  }

  /** What Netty's allocators hand out comes from a pool and goes back to it. */
  private static boolean isPooled(AllocationFact allocation) {
    return allocation.api().contains("ByteBufAllocator") && !allocation.site().loop().repeats();
  }

  /** A published data set has the size that its loader states, and all of it is filled. */
  private static boolean isOfDataSet(AllocationFact allocation, FileFacts file) {
    return allocation.api().startsWith("numpy.")
        && LOADING.matcher(file.function(allocation.site()).name()).find();
  }

  /**
   * A number that the program wrote itself, as far as names say: in a store, a snapshot, a
   * serialised object, or in data of which nothing says that it comes from others.
   */
  private static boolean isOwnData(
      FileFacts file, AllocationFact allocation, Size.FromInput input) {
    if (file.language() == Language.PYTHON) {
      return false;
    }
    String symbol = file.function(allocation.site()).symbol();
    String place = Names.snake(file.path() + " " + symbol + " " + allocation.variable());
    return OWN.matcher(place).find()
        || IN_DATA.matcher(input.what()).find()
            && !(input.what().contains("bytes") ? RECEIVED : FOREIGN).matcher(place).find();
  }

  private static String smaller(FileFacts file, AllocationFact allocation, Size.Known count) {
    String chunks = ", or work in chunks of a few KiB and reuse one buffer";
    return count.through().isEmpty()
        ? "let %s start small instead of at %,d, and grow on demand%s"
            .formatted(name(file, allocation), count.value(), chunks)
        : "let %s start below '%s' (%,d), and grow on demand%s"
            .formatted(
                name(file, allocation),
                count.through().getFirst().fact().name(),
                count.value(),
                chunks);
  }

  private static String name(FileFacts file, AllocationFact allocation) {
    return allocation.variable().isEmpty()
        ? "the " + allocation.api() + " of " + Shown.function(file, allocation.site())
        : "'" + allocation.variable() + "'";
  }

  private static String subject(AllocationFact allocation) {
    return allocation.variable().isEmpty()
        ? allocation.api()
        : "'" + allocation.variable() + "' (" + allocation.api() + ")";
  }
}
