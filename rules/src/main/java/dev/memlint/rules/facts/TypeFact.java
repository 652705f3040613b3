package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A class, struct, enum, record or trait that a file declares.
 *
 * @param name qualified: package or module path and enclosing types
 * @param kind what it is
 * @param supertypes qualified where imports say so, else simple: extended, implemented, derived
 * @param annotations simple names of annotations, decorators or attributes
 * @param fields every field with the names in its type
 * @param span its name
 * @param fix makes each object smaller, where a word does
 */
public record TypeFact(
    String name,
    Kind kind,
    List<String> supertypes,
    List<String> annotations,
    List<Field> fields,
    Span span,
    Optional<Fix> fix) {

  public TypeFact {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    supertypes = List.copyOf(supertypes);
    annotations = List.copyOf(annotations);
    fields = List.copyOf(fields);
    Objects.requireNonNull(span);
    Objects.requireNonNull(fix);
  }

  /** A type whose objects no fix makes smaller. */
  public TypeFact(
      String name,
      Kind kind,
      List<String> supertypes,
      List<String> annotations,
      List<Field> fields,
      Span span) {
    this(name, kind, supertypes, annotations, fields, span, Optional.empty());
  }

  /** What is declared. */
  public enum Kind {
    CLASS,
    ENUM,
    INTERFACE
  }

  /**
   * A field that may hold an object of another type of the project.
   *
   * @param name as declared
   * @param types simple or qualified names of all types in its declared or assigned type ({@code
   *     Arc<Mutex<Session>>} gives Arc, Mutex, Session)
   * @param isStatic one for the process
   */
  public record Field(String name, List<String> types, boolean isStatic) {
    public Field {
      Objects.requireNonNull(name);
      types = List.copyOf(types);
    }
  }
}
