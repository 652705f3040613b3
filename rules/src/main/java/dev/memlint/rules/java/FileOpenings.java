package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.Set;

/** Calls and constructors that open or read a file. */
final class FileOpenings {
  private static final Set<String> OF_FILES =
      Set.of(
          "newInputStream",
          "newBufferedReader",
          "newByteChannel",
          "lines",
          "readString",
          "readAllBytes",
          "readAllLines");
  private static final Set<String> OPENING_TYPES =
      Set.of(
          "java.io.FileInputStream",
          "java.io.FileReader",
          "java.io.RandomAccessFile",
          "java.util.zip.ZipFile",
          "java.util.jar.JarFile");

  private FileOpenings() {}

  static boolean opens(MethodCallExpr call, Unit unit) {
    String method = call.getNameAsString();
    return switch (method) {
      case "openStream" -> true;
      // What is packaged with the program is as large as the program, whatever its users do.
      case "getResourceAsStream", "openRawResource" -> false;
      case "open" -> unit.owner(call).endsWith("FileChannel");
      case "readFileToString", "readFileToByteArray", "asByteSource", "asCharSource" ->
          !unit.owner(call).isEmpty();
      default -> OF_FILES.contains(method) && unit.owner(call).equals("java.nio.file.Files");
    };
  }

  static boolean opens(ObjectCreationExpr created, Unit unit) {
    return OPENING_TYPES.contains(unit.type(created.getType()).name());
  }
}
