package dev.memlint.python;

import dev.memlint.rules.facts.Names;
import java.util.Set;

/** What the bases of a class say about it. */
final class BaseClasses {
  private static final Set<String> MARKERS =
      Set.of(
          "object",
          "ABC",
          "Generic",
          "Protocol",
          "Exception",
          "BaseException",
          "NamedTuple",
          "TypedDict",
          "Enum",
          "IntEnum",
          "StrEnum",
          "Flag",
          "IntFlag",
          "str",
          "int",
          "float",
          "bytes",
          "tuple",
          "dict",
          "list",
          "set",
          "frozenset",
          "type",
          "BaseModel",
          "Struct",
          "OrderedDict",
          "defaultdict",
          "deque",
          "Counter",
          "UserDict",
          "UserList",
          "local");
  private static final Set<String> ENUMS =
      Set.of(
          "Enum",
          "IntEnum",
          "StrEnum",
          "Flag",
          "IntFlag",
          "TextChoices",
          "IntegerChoices",
          "Choices");
  private static final Set<String> RECORDS =
      Set.of("NamedTuple", "TypedDict", "BaseModel", "Struct", "BaseSettings", "SQLModel");

  private BaseClasses() {}

  /** A base that calls no methods of its subclasses by itself. */
  static boolean isAbstractMarker(String base) {
    String simple = Names.simple(base);
    return MARKERS.contains(simple) || simple.endsWith("Error") || simple.endsWith("Exception");
  }

  static boolean isEnum(String base) {
    return ENUMS.contains(Names.simple(base));
  }

  /** A base that turns annotated class attributes into fields of each object. */
  static boolean isRecord(String base) {
    return RECORDS.contains(Names.simple(base));
  }
}
