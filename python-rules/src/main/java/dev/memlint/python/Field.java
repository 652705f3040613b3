package dev.memlint.python;

import java.util.Locale;

/** The roles that children have in the Python grammar, as far as this front end asks for them. */
enum Field {
  ALIAS,
  ALTERNATIVE,
  ARGUMENT,
  ARGUMENTS,
  ATTRIBUTE,
  BODY,
  CONDITION,
  CONSEQUENCE,
  DEFINITION,
  FUNCTION,
  KEY,
  LEFT,
  MODULE_NAME,
  NAME,
  OBJECT,
  OPERATOR,
  OPERATORS,
  PARAMETERS,
  RETURN_TYPE,
  RIGHT,
  SUBSCRIPT,
  SUPERCLASSES,
  TYPE,
  VALUE;

  String grammarName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
