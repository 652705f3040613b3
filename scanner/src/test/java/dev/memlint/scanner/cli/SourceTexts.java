package dev.memlint.scanner.cli;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the project's own sources say in string literals, as its compiler parses them. */
final class SourceTexts {
  private static final Set<String> ERRORS =
      Set.of("UserError", "GitException", "ParameterException");

  /** Methods that tell what went wrong in a scan. */
  private static final Set<String> NOTICES =
      Set.of("ofFile", "ofNamedFile", "notice", "problem", "failed", "skipped");

  private SourceTexts() {}

  /**
   * An error or a notification that the sources can make.
   *
   * @param code of the message as it is written
   * @param literals in the message, joined where they are added; empty where it passes on another's
   */
  record Said(String code, List<String> literals) {}

  /** All string literals below a directory, joined where they are added. */
  static List<String> literals(Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree unit : units(directory)) {
      new Literals(found).scan(unit, null);
    }
    return found;
  }

  /** The messages of all errors and notifications that are made below a directory. */
  static List<Said> errors(Path directory) throws IOException {
    List<Said> found = new ArrayList<>();
    for (CompilationUnitTree unit : units(directory)) {
      new Messages(found).scan(unit, null);
    }
    return found;
  }

  private static Iterable<? extends CompilationUnitTree> units(Path directory) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(directory)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      return ((JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources)))
          .parse();
    }
  }

  private static final class Literals extends TreeScanner<Void, Void> {
    private final List<String> found;

    Literals(List<String> found) {
      this.found = found;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
      if (literal.getValue() instanceof String text) {
        found.add(text);
      }
      return null;
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void unused) {
      List<Object> terms = new ArrayList<>();
      terms(binary, terms);
      StringBuilder run = new StringBuilder();
      for (Object term : terms) {
        if (term instanceof String text) {
          run.append(text);
          continue;
        }
        flush(run);
        scan((Tree) term, null);
      }
      flush(run);
      return null;
    }

    private void flush(StringBuilder run) {
      if (!run.isEmpty()) {
        found.add(run.toString());
        run.setLength(0);
      }
    }

    /** Strings and other trees, in the order in which they are added. */
    private static void terms(ExpressionTree tree, List<Object> terms) {
      switch (tree) {
        case BinaryTree plus when plus.getKind() == Tree.Kind.PLUS -> {
          terms(plus.getLeftOperand(), terms);
          terms(plus.getRightOperand(), terms);
        }
        case LiteralTree literal when literal.getValue() instanceof String text -> terms.add(text);
        case BinaryTree other -> {
          terms.add(other.getLeftOperand());
          terms.add(other.getRightOperand());
        }
        default -> terms.add(tree);
      }
    }
  }

  private static final class Messages extends TreeScanner<Void, Void> {
    private final List<Said> found;

    Messages(List<Said> found) {
      this.found = found;
    }

    private void add(ExpressionTree message) {
      List<String> literals = new ArrayList<>();
      new Literals(literals).scan(message, null);
      found.add(new Said(message.toString(), List.copyOf(literals)));
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void unused) {
      String type = made.getIdentifier().toString();
      if (ERRORS.contains(type)) {
        // The first argument is what happened, the second what to do; picocli's is the other way.
        add(made.getArguments().get(type.equals("ParameterException") ? 1 : 0));
      }
      return super.visitNewClass(made, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      String name = call.getMethodSelect().toString();
      if (NOTICES.contains(name.substring(name.lastIndexOf('.') + 1))
          && !call.getArguments().isEmpty()) {
        add(call.getArguments().getLast());
      }
      return super.visitMethodInvocation(call, unused);
    }
  }
}
