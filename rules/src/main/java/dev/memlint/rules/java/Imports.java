package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Imports what a fix names, beside the imports that are most like it. */
final class Imports {
  private final Unit unit;
  private final Layout layout;

  Imports(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
  }

  /**
   * The edits that let a file name a type by its simple name.
   *
   * @param at any node of the file
   * @param canonical {@code "java.util.regex.Pattern"}
   * @return no edits when it can already; empty when the name is taken
   */
  Optional<List<Edit>> of(Node at, String canonical) {
    String simple = Names.simple(canonical);
    Optional<CompilationUnit> file = at.findCompilationUnit();
    String known = unit.resolve(simple);
    if (file.isEmpty() || known.equals(canonical) || isInPackage(file.get(), canonical)) {
      return file.map(found -> List.of());
    }
    boolean taken = !known.equals(simple) || FileNodes.of(file.get()).isNamed(simple);
    return taken ? Optional.empty() : Optional.of(List.of(added(file.get(), canonical)));
  }

  /** The edits for several types, which are sorted. */
  Optional<List<Edit>> all(Node at, List<String> canonical) {
    List<Edit> edits = new ArrayList<>();
    for (String type : canonical) {
      Optional<List<Edit>> one = of(at, type);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      edits.addAll(one.get());
    }
    return Optional.of(edits);
  }

  /** The edits, and those that drop the imports of what only the replaced text names. */
  List<Edit> tidied(Node at, List<Edit> edits) {
    String text = unit.offsets.text();
    Optional<Fix> fix = Fix.of("tidy", FixSafety.DISPLAY_ONLY, edits);
    if (fix.isEmpty()) {
      return edits;
    }
    String gone =
        edits.stream()
            .map(edit -> text.substring(edit.span().start(), edit.span().end()))
            .collect(Collectors.joining(" "));
    String left = fix.get().apply(text);
    List<Edit> tidied = new ArrayList<>(edits);
    for (ImportDeclaration one : at.findCompilationUnit().orElseThrow().getImports()) {
      Pattern name = Pattern.compile("\\b" + Names.simple(one.getNameAsString()) + "\\b");
      boolean unused =
          !one.isStatic()
              && !one.isAsterisk()
              && name.matcher(gone).find()
              && name.matcher(left).results().count() == 1;
      if (unused) {
        layout.lines(one).ifPresent(lines -> drop(lines, tidied));
      }
    }
    return tidied;
  }

  /** Takes a line out; what is added behind it takes its place. */
  private static void drop(Span lines, List<Edit> edits) {
    List<Edit> behind =
        edits.stream()
            .filter(edit -> edit.span().start() > lines.start() && edit.span().end() < lines.end())
            .toList();
    if (behind.isEmpty()) {
      edits.add(new Edit(lines, ""));
      return;
    }
    edits.removeAll(behind);
    String added = behind.stream().map(Edit::replacement).collect(Collectors.joining());
    edits.add(
        new Edit(new Span(lines.start(), behind.getFirst().span().end()), added.stripLeading()));
  }

  private static boolean isInPackage(CompilationUnit file, String canonical) {
    String packageName = canonical.substring(0, canonical.lastIndexOf('.'));
    return file.getImports().stream()
        .anyMatch(
            one ->
                one.isAsterisk() && !one.isStatic() && one.getNameAsString().equals(packageName));
  }

  private Edit added(CompilationUnit file, String canonical) {
    String line = "import " + canonical + ";";
    List<ImportDeclaration> types =
        file.getImports().stream().filter(one -> !one.isStatic()).toList();
    List<ImportDeclaration> alike =
        types.stream().filter(one -> root(one.getNameAsString()).equals(root(canonical))).toList();
    List<ImportDeclaration> beside = alike.isEmpty() ? types : alike;
    Optional<ImportDeclaration> before =
        beside.stream()
            .filter(one -> one.getNameAsString().compareTo(canonical) < 0)
            .reduce((first, second) -> second);
    if (before.isPresent()) {
      return behind(before.get(), layout.lineBreak() + line);
    }
    if (!beside.isEmpty()) {
      int start = unit.offsets.span(beside.getFirst()).start();
      return new Edit(new Span(start, start), line + layout.lineBreak());
    }
    String apart = layout.lineBreak().repeat(2);
    Optional<Node> last =
        file.getImports().getLast().<Node>map(one -> one).or(file::getPackageDeclaration);
    return last.map(node -> behind(node, apart + line))
        .orElseGet(() -> new Edit(new Span(0, 0), line + apart));
  }

  private static String root(String name) {
    return name.replaceFirst("\\..*", "");
  }

  private Edit behind(Node declaration, String lines) {
    int end = layout.lineEnd(unit.offsets.span(declaration).end());
    return new Edit(new Span(end, end), lines);
  }
}
