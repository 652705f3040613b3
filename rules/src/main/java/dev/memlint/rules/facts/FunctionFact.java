package dev.memlint.rules.facts;

import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Objects;

/**
 * A function, method, constructor or the file's top level.
 *
 * @param name as declared; {@code "<top>"} for a file's top level and static initialisers, {@code
 *     "<init>"} for constructors ({@code __init__} in Python, an associated function that returns
 *     {@code Self} in Rust keeps its own name)
 * @param owner qualified name of the type it belongs to, empty for a free function
 * @param kind how it comes to run
 * @param parameters number of declared parameters without the receiver
 * @param span from its name to the end of its body
 * @param exported visible outside the project: public API that a user of a library may call
 * @param called reached without a visible call: overrides and trait methods, annotated or
 *     registered callbacks, destructors, dunder methods
 * @param readsFiles opens or reads a file itself
 * @param waits waits itself for a file, socket, process or database, with its thread
 * @param callees whom it calls or hands on by name, without repeats
 */
public record FunctionFact(
    String name,
    String owner,
    Kind kind,
    int parameters,
    Span span,
    boolean exported,
    boolean called,
    boolean readsFiles,
    boolean waits,
    List<Callee> callees) {

  public FunctionFact {
    Objects.requireNonNull(name);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(span);
    callees = List.copyOf(callees);
  }

  /** {@code Owner.name}, or the name alone. */
  public String symbol() {
    return owner.isEmpty() ? name : Names.simple(owner) + "." + name;
  }

  /** How a function comes to run. */
  public enum Kind {
    /** Module body, static initialiser, class body: once, when loaded. */
    TOP_LEVEL,
    /** Program entry: once. */
    MAIN,
    /** Constructor, {@code __init__}, or an associated function returning {@code Self}. */
    CONSTRUCTOR,
    /** Called per request, message or task by a framework or runtime. */
    HANDLER,
    /** Destructor or closing method: {@code Drop::drop}, {@code close}, {@code __exit__}. */
    DESTRUCTOR,
    /** Test or benchmark code inside a main file. */
    TEST,
    /** Anything else: as often as it is called. */
    ORDINARY
  }

  /**
   * A name that a function calls, or hands on as a value ({@code this::clear}).
   *
   * @param name simple name of the callee
   * @param receiver qualified or simple type it is called on where known, the own type for a call
   *     on {@code this}/{@code self}, empty when unknown or for a free function
   * @param arguments number of arguments, -1 when handed on as a value
   * @param loop strongest loop around any of the calls
   */
  public record Callee(String name, String receiver, int arguments, Site.Loop loop) {
    public Callee {
      Objects.requireNonNull(name);
      Objects.requireNonNull(receiver);
      Objects.requireNonNull(loop);
    }
  }
}
