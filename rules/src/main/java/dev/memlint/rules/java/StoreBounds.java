package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives fields that only grow a constant number of entries, of which the newest stay. */
final class StoreBounds {
  private static final String MOST_ENTRIES = "10_000";
  private static final String MOST_ITEMS = "1_000";
  private static final int MOST_SITES = 3;

  /** How the oldest item is taken out, by the field's declared type. */
  private static final Map<String, String> DROPPING =
      Map.of(
          "java.util.List", "remove(0)",
          "java.util.ArrayList", "remove(0)",
          "java.util.Deque", "pollFirst()",
          "java.util.ArrayDeque", "pollFirst()",
          "java.util.LinkedList", "pollFirst()",
          "java.util.Queue", "poll()");

  /** Only one thread at a time may change these, and their sizes are known without counting. */
  private static final Set<String> PLAIN =
      Set.of("java.util.ArrayList", "java.util.ArrayDeque", "java.util.LinkedList");

  private static final Set<String> MAPS = Set.of("java.util.HashMap", "java.util.LinkedHashMap");

  /** Calls that add one item at the end. */
  private static final Set<String> ADDING = Set.of("add", "addLast", "offer", "offerLast");

  /** Calls that add in other places, or several at once. */
  private static final Set<String> ADDING_OTHERWISE =
      Set.of("addAll", "addFirst", "offerFirst", "push", "listIterator");

  private final Unit unit;
  private final Layout layout;
  private final Imports imports;
  private final ClassConstants constants;

  StoreBounds(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
    this.imports = new Imports(unit);
    this.constants = new ClassConstants(unit);
  }

  /** The bound of a field, where its declaration and all growth in the file are plain. */
  Optional<Fix> fix(FieldInfo field) {
    Optional<ObjectCreationExpr> made =
        field
            .initializer()
            .filter(ObjectCreationExpr.class::isInstance)
            .map(ObjectCreationExpr.class::cast)
            .filter(one -> one.getArguments().isEmpty() && one.getAnonymousClassBody().isEmpty());
    String type = made.map(one -> unit.type(one.getType()).name()).orElse("");
    // The uses are looked for in the whole file, so only for fields that can be bounded.
    Optional<FieldUses> uses =
        isPrivate(field) && (MAPS.contains(type) || PLAIN.contains(type))
            ? FieldUses.of(field)
            : Optional.empty();
    if (uses.isEmpty()) {
      return Optional.empty();
    }
    return MAPS.contains(type)
        ? evicting(field, made.get(), uses.get().declaration())
        : PLAIN.contains(type) ? pruned(field, uses.get()) : Optional.empty();
  }

  private static boolean isPrivate(FieldInfo field) {
    return field.declarator.flatMap(Node::getParentNode).orElse(null)
            instanceof FieldDeclaration declaration
        && declaration.isPrivate();
  }

  private Optional<ClassConstants.Named> limit(FieldInfo field, Node at, String value) {
    String words = Names.snake(field.name).replaceFirst("^_+", "").toUpperCase(Locale.ROOT);
    return constants.added(at, "int", "MAX_" + words, value);
  }

  /** {@code new LinkedHashMap<K, V>() {}} whose {@code removeEldestEntry} says when it is full. */
  private Optional<Fix> evicting(
      FieldInfo field, ObjectCreationExpr made, FieldDeclaration declaration) {
    boolean plain =
        field.type.name().equals("java.util.Map")
            && field.type.text().startsWith("Map<")
            && field.type.arguments().size() == 2;
    Optional<String> indent = layout.indent(declaration);
    Optional<ClassConstants.Named> limit =
        plain && indent.isPresent() ? limit(field, made, MOST_ENTRIES) : Optional.empty();
    Optional<List<Edit>> imported =
        limit.flatMap(one -> imports.of(made, "java.util.LinkedHashMap"));
    if (imported.isEmpty()) {
      return Optional.empty();
    }
    String types = field.declarator.orElseThrow().getType().toString().replaceFirst("[^<]*", "");
    String line = layout.lineBreak() + indent.get();
    String in = layout.level(declaration);
    String body =
        "new LinkedHashMap%s() {".formatted(types)
            + line
            + in
            + "@Override"
            + line
            + in
            + "protected boolean removeEldestEntry(Map.Entry%s eldest) {".formatted(types)
            + line
            + in
            + in
            + "return size() > %s;".formatted(limit.get().name())
            + line
            + in
            + "}"
            + line
            + "}";
    List<Edit> edits = new ArrayList<>(imported.get());
    limit.get().declaration().ifPresent(edits::add);
    edits.add(new Edit(unit.offsets.span(made), body));
    return fix(limit.get().name(), imports.tidied(made, edits));
  }

  /** {@code if (log.size() > MAX_LOG) log.remove(0);} behind each {@code log.add(..)}. */
  private Optional<Fix> pruned(FieldInfo field, FieldUses uses) {
    List<MethodCallExpr> calls = uses.calls();
    List<MethodCallExpr> adding =
        calls.stream().filter(call -> ADDING.contains(call.getNameAsString())).toList();
    boolean plain =
        DROPPING.containsKey(field.type.name())
            && !adding.isEmpty()
            && adding.size() <= MOST_SITES
            && adding.stream().allMatch(this::isStatement)
            && calls.stream().noneMatch(c -> ADDING_OTHERWISE.contains(c.getNameAsString()));
    Optional<ClassConstants.Named> limit =
        plain ? limit(field, uses.variable(), MOST_ITEMS) : Optional.empty();
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(limit.get().declaration().stream().toList());
    for (MethodCallExpr add : adding) {
      Statement statement = Enclosing.innermost(Statement.class, add).orElseThrow();
      String line = layout.lineBreak() + layout.indent(statement).orElseThrow();
      Expression log = add.getScope().orElseThrow();
      int end = unit.offsets.span(statement).end();
      edits.add(
          new Edit(
              new Span(end, end),
              line
                  + "if (%s.size() > %s) {".formatted(log, limit.get().name())
                  + line
                  + layout.level(statement)
                  + "%s.%s;".formatted(log, DROPPING.get(field.type.name()))
                  + line
                  + "}"));
    }
    return fix(limit.get().name(), edits);
  }

  private boolean isStatement(MethodCallExpr add) {
    return add.getArguments().size() == 1
        && add.getParentNode().orElse(null) instanceof ExpressionStmt statement
        && statement.getParentNode().filter(BlockStmt.class::isInstance).isPresent()
        && layout.lines(statement).isPresent();
  }

  private Optional<Fix> fix(String limit, List<Edit> edits) {
    return Fix.keepingComments(
        "keep the newest " + limit, FixSafety.UNSAFE, edits, unit.offsets.text());
  }
}
