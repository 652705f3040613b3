package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.Optional;
import java.util.Set;

/** What calls do to the content of a file that is handed to them or that they are called on. */
final class ConsumingCalls {
  private static final Set<String> SAME_CONTENT =
      Set.of(
          "trim",
          "strip",
          "stripTrailing",
          "stripLeading",
          "toString",
          "getBytes",
          "replace",
          "replaceAll",
          "replaceFirst",
          "substring",
          "toCharArray",
          "concat",
          "toLowerCase",
          "toUpperCase",
          "intern",
          "formatted",
          "clone",
          "array",
          "asReadOnlyBuffer",
          "orElse",
          "orElseThrow",
          "get",
          "stream",
          "filter",
          "map",
          "sorted",
          "toList",
          "collect",
          "join");
  private static final Set<String> WRAPPERS =
      Set.of(
          "java.lang.String",
          "java.io.ByteArrayInputStream",
          "java.io.StringReader",
          "java.io.InputStreamReader",
          "java.io.BufferedReader",
          "java.util.Scanner",
          "java.io.CharArrayReader",
          "java.lang.StringBuilder",
          "java.io.DataInputStream",
          "java.util.ArrayList",
          "java.io.BufferedInputStream",
          "org.xml.sax.InputSource",
          "javax.xml.transform.stream.StreamSource",
          "org.springframework.core.io.ByteArrayResource",
          "java.util.zip.GZIPInputStream");
  private static final Set<String> WRAPPING_CALLS =
      Set.of(
          "wrap",
          "copiedBuffer",
          "wrappedBuffer",
          "of",
          "ofNullable",
          "asList",
          "valueOf",
          "requireNonNull",
          "newReader",
          "toInputStream",
          "decode",
          "unmodifiableList",
          "copyOf");
  private static final Set<String> WRITES =
      Set.of(
          "write",
          "writeString",
          "print",
          "println",
          "append",
          "writeBytes",
          "send",
          "writeAndFlush",
          "put",
          "ofByteArray",
          "ofString",
          "transferTo");

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer");

  private final Unit unit;

  ConsumingCalls(Unit unit) {
    this.unit = unit;
  }

  /** What a method called on the content does. */
  Optional<Consumption> onReceiver(MethodCallExpr call) {
    return switch (call.getNameAsString()) {
      case "split", "lines", "splitToList", "splitAsStream" -> Optional.of(Consumption.SPLIT);
      case "contains",
          "indexOf",
          "lastIndexOf",
          "matches",
          "startsWith",
          "endsWith",
          "matcher",
          "regionMatches",
          "anyMatch",
          "noneMatch",
          "allMatch",
          "findFirst",
          "findAny",
          "count",
          "find" ->
          Optional.of(Consumption.SEARCHED);
      case "length", "isEmpty", "isBlank", "size" -> Optional.of(Consumption.MEASURED);
      case "forEach", "iterator", "chars", "codePoints", "nextLine", "hasNextLine", "readLine" ->
          Optional.of(Consumption.ITERATED);
      case "equals", "hashCode", "compareTo", "contentEquals" -> Optional.of(Consumption.REWRITTEN);
      default -> Optional.empty();
    };
  }

  /** Whether a method called on the content gives about as much content again. */
  boolean isSameContent(MethodCallExpr call) {
    return SAME_CONTENT.contains(call.getNameAsString());
  }

  boolean isWrapper(String type) {
    return WRAPPERS.contains(type);
  }

  /** Whether a call only puts its argument into another shape. */
  boolean wrapsArgument(MethodCallExpr call) {
    String name = call.getNameAsString();
    String owner = unit.owner(call);
    return WRAPPING_CALLS.contains(name)
        && (JdkTypes.isPlatform(owner)
            || owner.startsWith("com.google.common.")
            || owner.startsWith("io.netty.buffer.")
            || owner.startsWith("org.apache.commons."));
  }

  private boolean isMap(Expression target) {
    return unit.types.of(target).name().endsWith("Map");
  }

  /** What a call does to content that is its argument. */
  Consumption ofArgument(MethodCallExpr call, Expression value) {
    String method = call.getNameAsString();
    String owner = unit.owner(call);
    Optional<Consumption> known =
        (owner.isEmpty() ? unit.apis.callByNameAlone(method) : unit.api(owner, method))
            .flatMap(Api::consumption);
    if (known.isPresent()) {
      return known.get();
    }
    if (method.equals("append") && BUILDERS.contains(owner)) {
      return Consumption.PASSED; // to where the text is put together
    }
    if (call.getScope().isPresent() && WRITES.contains(method)) {
      boolean store =
          unit.stores
              .of(call.getScope().get())
              .filter(target -> target.container().isPresent())
              .isPresent();
      if (store) {
        return Consumption.STORED;
      }
      if (method.equals("put") && isMap(call.getScope().get())) {
        return Consumption.KEPT;
      }
      boolean output =
          owner.isEmpty()
              || JdkTypes.isPlatform(owner)
              || owner.toLowerCase(java.util.Locale.ROOT).matches(".*(stream|writer|response).*");
      return output ? Consumption.COPIED : Consumption.PASSED;
    }
    boolean added =
        (method.equals("add") || method.equals("put") || method.equals("set"))
            && call.getScope().flatMap(unit.stores::of).isPresent();
    if (added) {
      return Consumption.STORED;
    }
    return method.equals("matcher") || method.equals("equals") && call.getArguments().size() == 1
        ? method.equals("matcher") ? Consumption.SEARCHED : Consumption.REWRITTEN
        : Consumption.PASSED;
  }
}
