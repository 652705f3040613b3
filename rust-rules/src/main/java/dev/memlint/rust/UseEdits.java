package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of the standard library as a person would write them at one place, and the {@code use}
 * declarations that this takes: in a list that is there already, else in their order.
 */
final class UseEdits {
  private static final int MAX_DEPTH = 32;

  /**
   * A name in scope: {@code std::io::Read} as {@code Read}; a wildcard's path ends in {@code *}.
   */
  private record InScope(String path, String name) {}

  /** A declaration of the module with neither attribute nor visibility. */
  private record Plain(int item, int argument, String text) {}

  private final Code code;
  private final String source;
  private final int container;
  private final List<InScope> inScope = new ArrayList<>();
  private final List<Plain> plain = new ArrayList<>();
  private final TreeSet<String> missing = new TreeSet<>();

  /** For code at {@code place}: its module's declarations count. */
  UseEdits(Code code, int place) {
    this.code = code;
    this.source = code.tree.text();
    this.container = container(place);
    boolean attributed = false;
    for (int item = code.tree.firstNamedChild(container);
        item != NONE;
        item = code.tree.nextNamedSibling(item)) {
      if (code.is(item, code.s.useDeclaration)) {
        int argument = code.field(item, code.s.argumentField);
        tree(argument, "", 0);
        if (!attributed && code.tree.childOfKind(item, code.s.visibility) == NONE) {
          plain.add(new Plain(item, argument, code.tree.text(argument)));
        }
      }
      attributed = code.is(item, code.s.attributeItem);
    }
  }

  /** The list of items that a node stands in; a macro's body shown as a module is none. */
  private int container(int place) {
    int module = code.tree.ancestorOfKind(place, code.s.modItem);
    while (module != NONE
        && source.startsWith("!", code.tree.end(code.field(module, code.s.nameField)))) {
      module = code.tree.ancestorOfKind(module, code.s.modItem);
    }
    return module == NONE ? 0 : code.field(module, code.s.bodyField);
  }

  private void tree(int node, String prefix, int depth) {
    if (node == NONE || depth > MAX_DEPTH) {
      return;
    }
    if (code.is(node, code.s.useList)) {
      code.children(node).forEach(child -> tree(child, prefix, depth + 1));
    } else if (code.is(node, code.s.scopedUseList)) {
      tree(
          code.field(node, code.s.listField),
          prefix + code.path(code.field(node, code.s.pathField)) + "::",
          depth + 1);
    } else if (code.is(node, code.s.useAsClause)) {
      String path = prefix + code.path(code.field(node, code.s.pathField));
      inScope.add(new InScope(path, code.fieldText(node, code.s.aliasField)));
    } else if (code.is(node, code.s.useWildcard)) {
      inScope.add(new InScope(prefix + code.tree.text(node).replaceAll("\\s", ""), "*"));
    } else if (code.is(node, code.s.self)) {
      String path = prefix.replaceFirst("::$", "");
      inScope.add(new InScope(path, last(path)));
    } else {
      String path = prefix + code.path(node);
      inScope.add(new InScope(path, last(path)));
    }
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf(':') + 1);
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf("::"));
  }

  /**
   * How to write an item here, to be imported if need be: {@code "File"} or {@code "fs::File"}.
   *
   * @return empty when its name means something else here
   */
  Optional<String> name(String path) {
    for (InScope known : inScope) {
      if (known.path().equals(path) && !known.name().equals("_")) {
        return Optional.of(known.name());
      }
    }
    String name = last(path);
    for (InScope known : inScope) {
      if (known.path().equals(parent(path)) && !parent(path).equals("std")) {
        return Optional.of(known.name() + "::" + name);
      }
    }
    if (isTaken(name)) {
      return Optional.empty();
    }
    missing.add(path);
    return Optional.of(name);
  }

  /**
   * Brings the methods of a trait into scope.
   *
   * @return false when the trait's name means something else here
   */
  boolean methodsOf(String path) {
    boolean known =
        inScope.stream()
            .anyMatch(
                use ->
                    use.path().equals(path)
                        || use.path().equals(parent(path) + "::*")
                        || use.path().equals(parent(path) + "::prelude::*"));
    if (known) {
      return true;
    }
    missing.add(path);
    return !isTaken(last(path));
  }

  /** Brings the methods of a trait into scope, but not its name, which others have. */
  void methodsOfUnnamed(String path) {
    boolean known =
        inScope.stream()
            .anyMatch(use -> use.path().equals(path) || use.path().equals(parent(path) + "::*"));
    if (!known) {
      missing.add(path + " as _");
    }
  }

  private boolean isTaken(String name) {
    if (inScope.stream().anyMatch(use -> use.name().equals(name))) {
      return true;
    }
    for (int node = 0; node < code.tree.size(); node++) {
      boolean declares =
          code.tree.field(node) == code.s.nameField
              && (code.is(node, code.s.typeIdentifier) || code.is(node, code.s.identifier));
      if (declares
          && code.tree.textIs(node, name)
          && !code.is(code.tree.parent(node), code.s.scopedIdentifier)
          && !code.is(code.tree.parent(node), code.s.scopedTypeIdentifier)) {
        return true;
      }
    }
    return false;
  }

  /** The declarations that are missing for all that was asked for. */
  List<Edit> edits() {
    Map<String, List<String>> byParent =
        missing.stream()
            .collect(
                Collectors.groupingBy(
                    UseEdits::parent,
                    TreeMap::new,
                    Collectors.mapping(UseEdits::last, Collectors.toList())));
    List<Edit> edits = new ArrayList<>();
    Map<Integer, StringBuilder> lines = new TreeMap<>();
    byParent.forEach(
        (parent, names) ->
            extended(parent, names)
                .ifPresentOrElse(edits::addAll, () -> line(parent, names, lines)));
    lines.forEach((at, text) -> edits.add(new Edit(new Span(at, at), text.toString())));
    return edits;
  }

  /** The names put into a declaration of the same module that is there. */
  private Optional<List<Edit>> extended(String parent, List<String> names) {
    for (Plain use : plain) {
      if (code.is(use.argument(), code.s.scopedUseList)
          && code.path(code.field(use.argument(), code.s.pathField)).equals(parent)) {
        return Optional.of(inList(code.field(use.argument(), code.s.listField), names));
      }
    }
    for (Plain use : plain) {
      // std itself is a module of modules, which have a line each.
      boolean path = code.is(use.argument(), code.s.scopedIdentifier) && parent.contains("::");
      boolean module = path && use.text().equals(parent);
      if (module || path && use.text().equals(parent + "::" + last(use.text()))) {
        List<String> all = new ArrayList<>(names);
        all.add(module ? "self" : last(use.text()));
        all.sort(UseEdits::inListOrder);
        Span span = code.span(use.argument());
        return Optional.of(List.of(new Edit(span, parent + "::{" + String.join(", ", all) + "}")));
      }
    }
    return Optional.empty();
  }

  /** Modules come before types, as rustfmt has them. */
  private static int inListOrder(String one, String other) {
    return Comparator.<String, Boolean>comparing(name -> !name.equals("self"))
        .thenComparing(name -> Character.isUpperCase(name.charAt(0)))
        .thenComparing(Function.identity())
        .compare(one, other);
  }

  private List<Edit> inList(int list, List<String> names) {
    List<Integer> items = code.children(list);
    Map<Integer, StringBuilder> at = new TreeMap<>();
    for (String name : names) {
      int before = NONE;
      int previous = NONE;
      for (int item : items) {
        if (before == NONE && inListOrder(code.tree.text(item), name) > 0) {
          before = item;
        }
        previous = before == NONE ? item : previous;
      }
      if (before != NONE) {
        int start = code.tree.start(before);
        int line = source.lastIndexOf('\n', start - 1) + 1;
        String indent = source.substring(line, start);
        String separator = line > 0 && indent.isBlank() ? ",\n" + indent : ", ";
        at.computeIfAbsent(start, key -> new StringBuilder()).append(name).append(separator);
      } else {
        int end = previous == NONE ? code.tree.start(list) + 1 : code.tree.end(previous);
        at.computeIfAbsent(end, key -> new StringBuilder())
            .append(previous == NONE ? name : ", " + name);
      }
    }
    List<Edit> edits = new ArrayList<>();
    at.forEach((start, text) -> edits.add(new Edit(new Span(start, start), text.toString())));
    return edits;
  }

  /** A declaration of its own. */
  private void line(String parent, List<String> names, Map<Integer, StringBuilder> lines) {
    String path =
        parent
            + "::"
            + (names.size() == 1 ? names.getFirst() : "{" + String.join(", ", names) + "}");
    String use = "use " + path + ";";
    Plain before = null;
    Plain first = null;
    for (Plain known : plain) {
      if (known.text().startsWith("std::")) {
        first = first == null ? known : first;
        before = known.text().compareTo(path) < 0 ? known : before;
      }
    }
    if (before != null) {
      int end = code.tree.end(before.item());
      at(lines, end).append("\n").append(indentOf(before.item())).append(use);
    } else if (first != null) {
      int start = code.tree.start(first.item());
      at(lines, start).append(use).append("\n").append(indentOf(first.item()));
    } else {
      int item = firstItem();
      int start = item == NONE ? code.tree.end(container) : code.tree.start(item);
      String indent = item == NONE ? "" : indentOf(item);
      String gap = "\n\n" + indent;
      StringBuilder text = at(lines, start);
      if (text.isEmpty()) {
        text.append(use).append(gap);
      } else {
        text.insert(text.length() - gap.length(), "\n" + indent + use);
      }
    }
  }

  private static StringBuilder at(Map<Integer, StringBuilder> lines, int at) {
    return lines.computeIfAbsent(at, key -> new StringBuilder());
  }

  /** The first item, or the comment on it, behind what speaks of the whole file. */
  private int firstItem() {
    int comment = NONE;
    for (int item = code.tree.firstNamedChild(container);
        item != NONE;
        item = code.tree.nextNamedSibling(item)) {
      boolean ofFile =
          code.is(item, code.s.innerAttributeItem)
              || source.startsWith("//!", code.tree.start(item));
      boolean remark = code.isComment(item) && !source.startsWith("///", code.tree.start(item));
      if (!remark && !ofFile) {
        return comment == NONE ? item : comment;
      }
      int next = code.tree.nextNamedSibling(item);
      boolean apart =
          next == NONE
              || source
                  .substring(code.tree.end(item), code.tree.start(next))
                  .matches("(?s).*\\n\\s*\\n.*");
      comment = apart || ofFile ? NONE : comment == NONE ? item : comment;
    }
    return NONE;
  }

  private String indentOf(int item) {
    int start = code.tree.start(item);
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    return indent.isBlank() ? indent : "";
  }
}
