package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the names of a file stand for: its {@code use} trees, its own items, the prelude.
 *
 * <p>Uses inside functions and inner modules count for the whole file; that two of them give one
 * name two meanings is rare, and the first wins.
 */
final class Imports {
  private static final Map<String, String> PRELUDE =
      Map.ofEntries(
          Map.entry("Vec", "std::vec::Vec"),
          Map.entry("String", "std::string::String"),
          Map.entry("Box", "std::boxed::Box"),
          Map.entry("Option", "std::option::Option"),
          Map.entry("Result", "std::result::Result"),
          Map.entry("Clone", "std::clone::Clone"),
          Map.entry("Default", "std::default::Default"),
          Map.entry("Drop", "std::ops::Drop"));

  private static final int MAX_DEPTH = 64;

  private final Code code;
  private final String module;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> declared = new HashSet<>();
  private final Set<String> ownTypes = new HashSet<>();

  Imports(Code code, String module) {
    this.code = code;
    this.module = module;
  }

  String module() {
    return module;
  }

  /** Takes in one {@code use} declaration. */
  void use(int declaration) {
    tree(code.field(declaration, code.s.argumentField), "", 0);
  }

  /** Notes that the file itself declares a type or function of this name. */
  void declare(String name) {
    declared.add(name);
  }

  /** Notes a struct, enum, union or trait of the file. */
  void declareType(String name) {
    declare(name);
    ownTypes.add(name);
  }

  /** Whether a canonical name is that of a type which the file declares. */
  boolean isOwnType(String canonical) {
    String name = last(canonical);
    return ownTypes.contains(name) && canonical.equals(module + "::" + name);
  }

  boolean isDeclared(String name) {
    return declared.contains(name);
  }

  boolean isImported(String name) {
    return names.containsKey(name);
  }

  private void tree(int node, String prefix, int depth) {
    if (node == NONE || depth > MAX_DEPTH) {
      return;
    }
    Syntax s = code.s;
    if (code.is(node, s.useList)) {
      code.children(node).forEach(child -> tree(child, prefix, depth + 1));
    } else if (code.is(node, s.scopedUseList)) {
      int path = code.field(node, s.pathField);
      String inner = path == NONE ? prefix : join(prefix, code.path(path));
      tree(code.field(node, s.listField), inner, depth + 1);
    } else if (code.is(node, s.useAsClause)) {
      String path = join(prefix, code.path(code.field(node, s.pathField)));
      names.putIfAbsent(code.fieldText(node, s.aliasField), absolute(path));
    } else if (code.is(node, s.self)) {
      names.putIfAbsent(last(prefix), absolute(prefix));
    } else if (!code.is(node, s.useWildcard)) {
      String path = join(prefix, code.path(node));
      names.putIfAbsent(last(path), absolute(path));
    }
  }

  /**
   * The canonical name of a path as written: {@code "fs::read"} under {@code use std::fs} is {@code
   * "std::fs::read"}. A name that nothing in the file explains stays as it is.
   */
  String canonical(String path) {
    int end = path.indexOf("::");
    String head = end < 0 ? path : path.substring(0, end);
    String rest = end < 0 ? "" : path.substring(end);
    if (names.containsKey(head)) {
      return standard(names.get(head) + rest);
    }
    if (declared.contains(head)) {
      return module + "::" + path;
    }
    if (head.equals("crate") || head.equals("self") || head.equals("super")) {
      return absolute(path);
    }
    return standard(PRELUDE.getOrDefault(head, head) + rest);
  }

  private String absolute(String path) {
    String at = module;
    String rest = path;
    if (rest.equals("crate") || rest.startsWith("crate::")) {
      return ModulePath.crate(module) + rest.substring("crate".length());
    }
    if (rest.equals("self") || rest.startsWith("self::")) {
      return at + rest.substring("self".length());
    }
    boolean relative = false;
    while (rest.equals("super") || rest.startsWith("super::")) {
      relative = true;
      int up = at.lastIndexOf("::");
      at = up < 0 ? at : at.substring(0, up);
      rest = rest.length() > "super::".length() ? rest.substring("super::".length()) : "";
    }
    if (relative) {
      return rest.isEmpty() ? at : at + "::" + rest;
    }
    return standard(rest);
  }

  private static String standard(String path) {
    return path.startsWith("core::") || path.startsWith("alloc::")
        ? "std" + path.substring(path.indexOf("::"))
        : path;
  }

  private static String join(String prefix, String path) {
    return prefix.isEmpty() ? path : prefix + "::" + path;
  }

  private static String last(String path) {
    int at = path.lastIndexOf("::");
    return at < 0 ? path : path.substring(at + 2);
  }
}
