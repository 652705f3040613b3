package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.Names;
import dev.memlint.rust.Scopes.Local;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down calls that read all of a file or stream. */
final class Reads {
  private static final int MAX_HOPS = 4;
  private static final String LINES = "BufRead::lines().collect()";
  private static final String HOTSPOT = "whole-file-read";

  /** {@code fs::write}, {@code File::create}, {@code write_atomic}, {@code generate_file}. */
  private static final Pattern WRITES =
      Pattern.compile("create|(?:atomic_)?write(?:_\\w+)?|(?:generate|rewrite|save)_file");

  /** What opens a file for reading, or reads it. */
  private static final Pattern FILES =
      Pattern.compile(
          "(std|tokio|async_std|smol|fs_err|async_fs)::(fs::|tokio::)?(File::)?(open|read|read_to_string|read_dir)"
              + "|memmap2?::(Mmap|MmapOptions)::\\w+");

  private final Context c;
  private final Code code;
  private final Sources sources;
  private final Consumptions consumptions;
  private final StreamedLines streamed;
  private final StreamedCopies copies;

  Reads(Context context) {
    this.c = context;
    this.code = context.code;
    this.sources = new Sources(context);
    this.consumptions = new Consumptions(context);
    this.streamed = new StreamedLines(context);
    this.copies = new StreamedCopies(context);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      String callee = c.callee(call);
      if (FILES.matcher(callee).matches()) {
        c.facts.readsFiles(c.function);
      }
      Optional<Api> api = c.apis.call(callee).filter(Reads::isRead);
      if (api.isPresent() && callee.equals("std::io::read_to_string")) {
        fromReader(call, callee, api.get());
      } else {
        api.ifPresent(known -> fact(call, callee, true, known));
      }
    } else if (method.equals("collect")) {
      collectedLines(call);
    } else {
      methodCall(call, method);
    }
  }

  /** {@code io::read_to_string(reader)} is a file's only when the reader is. */
  private void fromReader(int call, String callee, Api api) {
    TypeRef reader = reader(c.values.of(code.argument(call, 0)).type());
    if (reader.isUnknown() || reader.simple().equals("File")) {
      fact(call, callee, !reader.isUnknown(), api);
    }
  }

  /** The reader inside the buffers around it: a buffer reads what its reader reads. */
  private TypeRef reader(TypeRef given) {
    TypeRef reader = c.items.resolve(given).core();
    while (reader.simple().equals("BufReader") && !reader.args().isEmpty()) {
      reader = reader.arg(0).core();
    }
    return reader;
  }

  private static boolean isRead(Api api) {
    return api.mayBe(HOTSPOT);
  }

  private void methodCall(int call, String method) {
    Optional<Api> byName = c.apis.callByNameAlone(method).filter(Reads::isRead);
    if (byName.isEmpty() || code.arguments(call) != 1) {
      return;
    }
    TypeRef reader = reader(c.values.of(code.receiver(call)).type());
    if (reader.isUnknown()) {
      fact(call, method, false, byName.get());
      return;
    }
    String canonical = reader.path() + "::" + method;
    c.apis
        .call(canonical)
        .filter(Reads::isRead)
        .ifPresent(api -> fact(call, reader.simple() + "::" + method, true, api));
  }

  /** {@code reader.lines().collect()}, also with a {@code map} between. */
  private void collectedLines(int call) {
    int at = code.receiver(call);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      at = code.bare(at);
      String method = code.method(at);
      if (method.equals("lines")) {
        TypeRef reader = c.values.of(code.receiver(at)).type().core();
        TypeRef inner = reader.arg(0).core();
        boolean ofFile = inner.isUnknown() || inner.simple().equals("File");
        if (reader.simple().equals("BufReader") && ofFile) {
          c.facts.call(
              new CallFact(
                  c.site(call),
                  HOTSPOT,
                  LINES,
                  true,
                  sources.of(code.receiver(at)),
                  isLimited(call, call),
                  consumptions.of(call),
                  List.of(),
                  Optional.empty(),
                  false,
                  streamed.ofCollected(call).stream().toList()));
        }
        return;
      }
      if (!Set.of("map", "map_while", "flatten", "enumerate", "filter_map").contains(method)) {
        return;
      }
      at = code.receiver(at);
    }
  }

  private void fact(int call, String api, boolean certain, Api entry) {
    boolean method = code.isMethodCall(call);
    int buffer = method ? code.bare(code.argument(call, 0)) : NONE;
    int read = method ? code.receiver(call) : code.argument(call, entry.argument());
    String source = sources.of(read);
    c.facts.call(
        new CallFact(
            c.site(call),
            HOTSPOT,
            api,
            certain,
            source,
            isLimited(call, read),
            consumed(call, buffer, source),
            List.of(),
            Optional.empty(),
            false,
            method
                ? List.of()
                : streamed.ofText(call).or(() -> copies.of(call)).stream().toList()));
  }

  private Set<Consumption> consumed(int call, int buffer, String source) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    if (buffer == NONE) {
      consumed.addAll(consumptions.of(call));
    } else if (code.is(buffer, code.s.identifier)) {
      consumed.addAll(consumptions.ofVariable(code.tree.text(buffer), code.tree.subtreeEnd(call)));
    } else {
      consumed.add(Consumption.STORED);
    }
    // What streams can measure on its way.
    if (consumed.size() > 1) {
      consumed.remove(Consumption.MEASURED);
    }
    if (isWrittenBack(source)) {
      consumed.remove(Consumption.COPIED);
      consumed.add(Consumption.REWRITTEN);
    }
    return consumed;
  }

  /** Whether the function also writes to the path that it reads. */
  private boolean isWrittenBack(String source) {
    String path = source.split(" <- ", 2)[0].replaceAll("^&|\\.clone\\(\\)$", "");
    if (c.functionNode == NONE || path.isEmpty()) {
      return false;
    }
    for (int node = c.functionNode; node < code.tree.subtreeEnd(c.functionNode); node++) {
      boolean writes =
          code.is(node, code.s.call)
              && !code.isMethodCall(node)
              && WRITES.matcher(Names.simple(code.path(code.function(node)))).matches();
      if (writes && code.tree.text(code.argument(node, 0)).replaceFirst("^&", "").equals(path)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLimited(int call, int read) {
    boolean takes = read != NONE && hasTake(read);
    return takes || sizeIsChecked(call);
  }

  private boolean hasTake(int read) {
    for (int node = read; node < code.tree.subtreeEnd(read); node++) {
      if (code.method(node).equals("take") && code.arguments(node) == 1) {
        return true;
      }
    }
    return c.scopes
        .find(sources.root(read))
        .map(Local::initializer)
        .filter(initializer -> initializer != NONE)
        .map(initializer -> code.tree.text(initializer).contains(".take("))
        .orElse(false);
  }

  /** Whether the function asks for the file's size and compares it before it reads. */
  private boolean sizeIsChecked(int call) {
    if (c.functionNode == NONE) {
      return false;
    }
    boolean asked = false;
    for (int node = c.functionNode; node < call; node++) {
      String method = code.method(node);
      boolean path = code.is(node, code.s.call) && method.isEmpty();
      asked |=
          method.equals("metadata") || path && code.path(code.function(node)).endsWith("metadata");
      asked |= code.is(node, code.s.binary) && code.tree.text(node).contains("metadata");
      boolean compares =
          asked && code.is(node, code.s.binary) && code.binaryOperator(node).matches("[<>]=?");
      // Behind a seek only the rest of the file is read.
      boolean seeks =
          method.equals("seek") && !code.tree.text(node).matches("(?s).*Start\\(0\\).*");
      if (compares || seeks) {
        return true;
      }
    }
    return false;
  }
}
