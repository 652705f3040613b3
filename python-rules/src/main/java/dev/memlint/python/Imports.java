package dev.memlint.python;

import java.util.LinkedHashMap;
import java.util.Map;

/** What import statements bind. */
final class Imports {
  private final Code code;
  private final String moduleName;
  private final boolean isPackage;

  Imports(Code code, String moduleName, boolean isPackage) {
    this.code = code;
    this.moduleName = moduleName;
    this.isPackage = isPackage;
  }

  /** Local name to qualified name; {@code import a.b} binds {@code a}. */
  Map<String, String> bindingsOf(int statement) {
    Map<String, String> bound = new LinkedHashMap<>();
    if (code.is(statement, NodeKind.IMPORT_FROM_STATEMENT)) {
      int module = code.child(statement, Field.MODULE_NAME);
      String from = module(module);
      for (int name : code.children(statement)) {
        if (name != module) {
          bind(name, from.isEmpty() ? "" : from + ".", bound, false);
        }
      }
    } else {
      for (int name : code.children(statement)) {
        bind(name, "", bound, true);
      }
    }
    return bound;
  }

  private void bind(int name, String prefix, Map<String, String> bound, boolean whole) {
    switch (code.kind(name)) {
      case DOTTED_NAME, IDENTIFIER -> {
        String text = code.text(name).replaceAll("\\s", "");
        int dot = text.indexOf('.');
        if (whole && dot > 0) {
          bound.put(text.substring(0, dot), text.substring(0, dot));
        } else {
          bound.put(text, ModuleNames.ofImport(prefix + text));
        }
      }
      case ALIASED_IMPORT ->
          bound.put(
              code.text(code.child(name, Field.ALIAS)),
              ModuleNames.ofImport(prefix + code.text(code.child(name, Field.NAME))));
      default -> {}
    }
  }

  private String module(int node) {
    if (!code.is(node, NodeKind.RELATIVE_IMPORT)) {
      return code.text(node).replaceAll("\\s", "");
    }
    String text = code.text(node).replaceAll("\\s", "");
    int dots = 0;
    while (dots < text.length() && text.charAt(dots) == '.') {
      dots++;
    }
    return ModuleNames.relative(moduleName, isPackage, dots, text.substring(dots));
  }
}
