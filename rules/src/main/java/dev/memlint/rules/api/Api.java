package dev.memlint.rules.api;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.StoreFact.Content;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one callable: a table entry.
 *
 * @param call canonical name: {@code java.nio.file.Files#readString} (constructors {@code
 *     #<init>}), {@code std::fs::read_to_string}, {@code pathlib.Path.read_text}
 * @param hotspots the hotspots that a call may be
 * @param argument index of the argument that matters to the hotspot: what is read, how large; -1
 *     for the receiver
 * @param elementBytes bytes per element that an allocation counts; empty when the element type says
 * @param content what the call makes, for the initialiser of a store
 * @param consumption what the call does to a value handed to it or called on
 * @param input for people: where the number or text that it returns comes from outside the program
 * @param reads for a call that gives one piece after the other: of what
 * @param boundedBy names of the options that limit what the call makes: positions, keywords,
 *     builder steps
 * @param boundFixes how to bound it, best first: arguments for a call that has none, or, with a dot
 *     in front, steps for a builder
 * @param memoizes as a decorator, how many results of the function under it are kept when no option
 *     says otherwise, 0 for all
 * @param items what the call gives one after the other, when it may be many
 * @param parsesDocument builds values from the whole text that it is handed: {@code json.loads}
 * @param nameAlone the simple name is evidence enough when the receiver's type is unknown
 */
public record Api(
    String call,
    Set<String> hotspots,
    int argument,
    Optional<Integer> elementBytes,
    Optional<Content> content,
    Optional<Consumption> consumption,
    Optional<String> input,
    Optional<AccumulationFact.From> reads,
    Set<String> boundedBy,
    List<String> boundFixes,
    Optional<Integer> memoizes,
    Optional<Items> items,
    boolean parsesDocument,
    boolean nameAlone) {

  private static final Set<String> OWN_FACTS =
      Set.of(
          "copy-of-shared-state", "full-output-capture", "large-preallocation", "whole-file-read");

  public Api {
    Objects.requireNonNull(call);
    hotspots = Set.copyOf(hotspots);
    Objects.requireNonNull(elementBytes);
    Objects.requireNonNull(content);
    Objects.requireNonNull(consumption);
    Objects.requireNonNull(input);
    Objects.requireNonNull(reads);
    boundedBy = Set.copyOf(boundedBy);
    boundFixes = List.copyOf(boundFixes);
    Objects.requireNonNull(memoizes);
    Objects.requireNonNull(items);
  }

  /**
   * What a call gives one after the other.
   *
   * @param what for people, in the plural: {@code "paths of a directory tree"}
   * @param extent how many there may be
   */
  public record Items(String what, Extent extent) {
    public Items {
      Objects.requireNonNull(what);
      Objects.requireNonNull(extent);
    }
  }

  /**
   * The hotspots that are judged by a call, what it states and what becomes of its result; reads,
   * copies and allocations of a stated size have facts of their own. Sorted.
   */
  public List<String> plainHotspots() {
    return hotspots.stream().filter(hotspot -> !OWN_FACTS.contains(hotspot)).sorted().toList();
  }

  /** Whether a call may be this hotspot. */
  public boolean mayBe(String hotspot) {
    return hotspots.contains(hotspot);
  }

  /** The first of the options that limits what the call makes. */
  public Optional<CallFact.Option> bound(List<CallFact.Option> options) {
    return options.stream().filter(option -> boundedBy.contains(option.name())).findFirst();
  }
}
