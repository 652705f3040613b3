package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model, index, dictionary or archive that is read whole before anybody needs it. */
final class EagerBlobLoad implements Detector {
  private static final String READ = "whole-file-read";
  private static final String EMBEDDED = "include_";

  /** A file in the program's own binary is mapped, so only a very large one is worth a word. */
  private static final int EMBEDDED_FACTOR = 8;

  /** And one so much larger is worth it wherever its pages are only read in place. */
  private static final int HUGE_FACTOR = 8;

  /** Endings of files that hold models, indexes, arrays, dictionaries and archives. */
  private static final Pattern BLOB =
      Pattern.compile(
          "(?i)[\\w.-]*\\.(?:onnx|gguf|ggml|safetensors|pth?|ckpt|npy|h5|hdf5|pkl|pickle|joblib|tflite|zip"
              + "|tar|tgz|tar\\.gz|tar\\.bz2|tar\\.xz|7z|faiss|mmdb|annoy|hnsw|fst|vec|bin|mlmodel|pmml)\\b");

  /** Calls that give all rows of a table. */
  private static final Pattern ALL_ROWS = Pattern.compile("\\b(?:findAll|getResultList)$");

  private static final Pattern PATH = Pattern.compile("\"([^\"]+)\"");

  @Override
  public String hotspot() {
    return "eager-blob-load";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean own = call.hotspot().equals(hotspot());
      boolean candidate =
          (own || call.hotspot().equals(READ))
              && !call.limited()
              && call.bound().isEmpty()
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST;
      if (candidate && ALL_ROWS.matcher(call.api()).find()) {
        rows(file, call).ifPresent(findings);
      } else if (candidate && call.api().startsWith(EMBEDDED)) {
        embedded(file, call, project, thresholds).ifPresent(findings);
      } else if (candidate) {
        loaded(file, call, own, project).ifPresent(findings);
      }
    }
  }

  /** {@code include_bytes!("model.onnx")}: part of the program's file, however large. */
  private Optional<Finding> embedded(
      FileFacts file, CallFact call, ProjectIndex project, Thresholds thresholds) {
    Matcher path = PATH.matcher(call.source());
    OptionalLong bytes =
        path.find() ? project.sizeBeside(file, path.group(1)) : OptionalLong.empty();
    long threshold = thresholds.allocationBytes() * EMBEDDED_FACTOR;
    if (bytes.isEmpty() || bytes.getAsLong() < threshold) {
      return Optional.empty();
    }
    return Optional.of(
        Findings.at(hotspot(), file, call.site())
            .weight(
                Level.NOTE,
                Impact.MEDIUM,
                bytes.getAsLong() >= threshold * HUGE_FACTOR ? Confidence.HIGH : Confidence.LOW)
            .bytes(bytes.getAsLong())
            .says(
                "'%s' puts %s into the program, at or above the %s threshold of %s: every copy of it carries"
                        .formatted(
                            path.group(1),
                            Bytes.exact(bytes.getAsLong()),
                            thresholds.preset(),
                            Bytes.rounded(threshold))
                    + " them, and they stay mapped while it runs",
                "ship '%s' beside the program and map or read it when it is first needed"
                    .formatted(path.group(1)))
            .build());
  }

  /** All rows of a table, put into what stays, before anybody asks for one. */
  private Optional<Finding> rows(FileFacts file, CallFact call) {
    FunctionFact.Kind kind = file.function(call.site()).kind();
    boolean atStart =
        switch (kind) {
          case TOP_LEVEL, MAIN, CONSTRUCTOR -> true;
          case HANDLER, DESTRUCTOR, TEST, ORDINARY -> false;
        };
    boolean filled =
        file.uses().stream()
            .anyMatch(
                use ->
                    use.kind() == StoreUse.Kind.GROW
                        && use.site().function() == call.site().function()
                        && use.site().loop().repeats());
    boolean kept =
        call.consumed().contains(Consumption.STORED)
            || call.consumed().contains(Consumption.ITERATED) && filled;
    boolean limited = call.source().contains("setMaxResults");
    if (!atStart || !kept || limited) {
      return Optional.empty();
    }
    return Optional.of(
        Findings.at(hotspot(), file, call.site())
            .weight(Level.WARNING, Impact.HIGH, Confidence.MEDIUM)
            .says(
                "all rows are read into memory %s, whether or not they are asked for (%s)"
                    .formatted(when(file, kind), call.api()),
                "load each row of %s on first use into a cache with a maximum size, or read in pages what is needed at the start"
                    .formatted(Shown.source(call, "the table")))
            .build());
  }

  private Optional<Finding> loaded(
      FileFacts file, CallFact call, boolean own, ProjectIndex project) {
    Matcher blob = BLOB.matcher(call.source());
    boolean named = blob.find();
    FunctionFact.Kind kind = file.function(call.site()).kind();
    boolean whenLoaded = kind == FunctionFact.Kind.TOP_LEVEL;
    boolean kept = call.consumed().contains(Consumption.STORED);
    boolean whenMade = kind == FunctionFact.Kind.CONSTRUCTOR || kind == FunctionFact.Kind.MAIN;
    boolean atStart = whenLoaded || kept && whenMade;
    boolean lazy = call.source().contains(".npz"); // numpy reads each array of it when asked
    if (!own && !named || lazy || call.consumed().isEmpty()) {
      return Optional.empty();
    }
    boolean sure = call.certain() && (whenLoaded || atStart && named);
    String what = named ? "'" + blob.group() + "'" : "a model, index or other large file";
    return Optional.of(
        Findings.at(
                hotspot(),
                file,
                whenLoaded
                    ? StaticLoads.holder(file, call).map(StoreFact::site).orElse(call.site())
                    : call.site())
            .weight(
                atStart ? Level.WARNING : Level.NOTE,
                atStart ? Impact.HIGH : Impact.MEDIUM,
                sure ? Confidence.MEDIUM : Confidence.LOW)
            .says(
                "%s is read whole into memory %s, whether or not it is used (%s)"
                    .formatted(what, when(file, kind), call.api()),
                help(file, named ? what : Shown.source(call, "it")))
            .build());
  }

  private static String when(FileFacts file, FunctionFact.Kind kind) {
    if (kind == FunctionFact.Kind.MAIN) {
      return "when the program starts";
    }
    if (kind != FunctionFact.Kind.TOP_LEVEL) {
      return "when its owner is made";
    }
    return switch (file.language()) {
      case JAVA -> "when the class is initialised";
      case PYTHON -> "when the module is imported";
      case RUST -> "when the static is first touched";
    };
  }

  private static String help(FileFacts file, String what) {
    return switch (file.language()) {
      case JAVA ->
          "map %s (FileChannel.map) or load it on first use behind a holder class, and drop it when idle"
              .formatted(what);
      case RUST ->
          "map %s (memmap2, for a file that the program owns) or load it on first use, and drop it when idle"
              .formatted(what);
      case PYTHON ->
          "load %s in a function on first use, mapped where the library can (mmap=True, mmap_mode=\"r\"), and drop it when idle"
              .formatted(what);
    };
  }
}
