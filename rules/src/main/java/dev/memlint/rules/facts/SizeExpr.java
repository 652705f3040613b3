package dev.memlint.rules.facts;

import java.util.Objects;

/** A size as the source states it, evaluated once the whole project's constants are known. */
public sealed interface SizeExpr {

  /** The size that nothing is known of. */
  SizeExpr UNKNOWN = new Unknown();

  /** A number. */
  record Literal(long value) implements SizeExpr {}

  /**
   * A name that a constant of the project may define.
   *
   * @param owner qualified type or module where an import or the path says so, else empty
   * @param name the constant's simple name
   */
  record Constant(String owner, String name) implements SizeExpr {
    public Constant {
      Objects.requireNonNull(owner);
      Objects.requireNonNull(name);
    }
  }

  /** Arithmetic on two sizes. */
  record Arithmetic(Operator operator, SizeExpr left, SizeExpr right) implements SizeExpr {
    public Arithmetic {
      Objects.requireNonNull(operator);
      Objects.requireNonNull(left);
      Objects.requireNonNull(right);
    }
  }

  /** The length of something already in memory, as written ({@code "items.len()"}). */
  record Length(String of) implements SizeExpr {
    public Length {
      Objects.requireNonNull(of);
    }
  }

  /** A size that is limited from above: {@code min(n, limit)}, or rejected when larger. */
  record Limited(SizeExpr size, SizeExpr limit) implements SizeExpr {
    public Limited {
      Objects.requireNonNull(size);
      Objects.requireNonNull(limit);
    }
  }

  /**
   * A number from outside the program that nothing limits before its use.
   *
   * @param what where from, for people: {@code "the Content-Length header"}, {@code "readInt()"}
   */
  record Input(String what) implements SizeExpr {
    public Input {
      Objects.requireNonNull(what);
    }
  }

  /** Anything else. */
  record Unknown() implements SizeExpr {}

  /** Arithmetic that sizes are written with. */
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    SHIFT_LEFT,
    POWER
  }

  /** Whether a number from outside of the program goes into it, and no limit was put to that. */
  default boolean isFromInput() {
    return switch (this) {
      case Input input -> true;
      case Arithmetic sum -> sum.left().isFromInput() || sum.right().isFromInput();
      case Literal literal -> false;
      case Constant constant -> false;
      case Length length -> false;
      case Limited limited -> false;
      case Unknown unknown -> false;
    };
  }
}
