package dev.memlint.rust;

import java.util.Set;

/**
 * Shows the grammar what stands inside common macros.
 *
 * <p>To the grammar a macro call is an opaque list of tokens, so a growth or a read in {@code
 * lazy_static!}, {@code select!} or {@code assert!} would go unseen. The view is the text with each
 * such call written as something of the same length that the grammar knows:
 *
 * <pre>{@code
 * println!("{}", f(x))             println ("{}", f(x))
 * vec![0; n]                          ![0; n]
 * lazy_static! { static ref A… }   mod _static  { static ref A… }
 * tokio::select! { p = f() => g }                 {     f() ; g }
 * }</pre>
 *
 * <p>Nothing moves, so every offset of the tree is an offset into the text. Whether a name was a
 * macro's can be seen in the text.
 */
final class MacroView {
  /** Macros whose arguments are expressions, written like a call. */
  private static final Set<String> CALLS =
      Words.of(
          """
          anyhow assert assert_eq assert_ne bail dbg debug debug_assert debug_assert_eq
          debug_assert_ne ensure eprint eprintln error event eyre format format_args
          format_err include_bytes include_str info join log matches panic pin print println
          ready span todo trace try_join unimplemented unreachable warn write writeln
          """);

  /** Of those, the ones with the tracing crate's sigils and keys before the expressions. */
  private static final Set<String> LOGGING =
      Words.of(
          """
          debug error event info log span trace warn
          """);

  /** Macros whose body is a list of items. */
  private static final Set<String> ITEMS = Set.of("lazy_static", "thread_local", "feature");

  /** Macros whose body is a block. */
  private static final Set<String> BLOCKS = Set.of("stream", "try_stream", "async_stream");

  private static final Set<String> ITEM_STARTS =
      Words.of(
          """
          async const enum extern fn impl macro_rules mod pub static struct trait type union
          unsafe use
          """);

  private final String text;
  private final Tokens tokens;
  private final char[] view;
  private boolean changed;

  private MacroView(String text) {
    this.text = text;
    this.tokens = new Tokens(text);
    this.view = text.toCharArray();
  }

  /** The view of {@code text}, of the same length; the text itself when it has no such macro. */
  static String of(String text) {
    MacroView macros = new MacroView(text);
    macros.rewrite();
    return macros.changed ? new String(macros.view) : text;
  }

  private void rewrite() {
    int i = 0;
    while (i < tokens.length()) {
      int end = tokens.skip(i);
      if (Tokens.isNamePart(tokens.at(i)) && tokens.at(end) == '!' && tokens.at(end + 1) != '=') {
        int open = tokens.skipBlank(end + 1);
        rewriteCall(text.substring(i, end), i, end, open);
        end = open;
      } else if (end - i == "unsafe".length() && text.startsWith("unsafe", i)) {
        unsafeExtern(i, end);
      } else if (end - i == "raw".length() && text.startsWith("raw", i)) {
        borrowOfRaw(i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  /** {@code unsafe extern "C" { .. }}, which the grammar does not know yet. */
  private void unsafeExtern(int start, int end) {
    int extern = tokens.skipBlank(end);
    if (text.startsWith("extern", extern)) {
      int abi = tokens.skipBlank(tokens.skip(extern));
      int body = tokens.at(abi) == '"' ? tokens.skipBlank(tokens.skip(abi)) : abi;
      if (tokens.at(body) == '{') {
        blank(start, end);
      }
    }
  }

  /** {@code &raw[..]}: to the grammar a variable of that name is the start of a raw borrow. */
  private void borrowOfRaw(int start, int end) {
    int next = tokens.skipBlank(end);
    boolean keyword = text.startsWith("const", next) || text.startsWith("mut", next);
    if (tokens.at(start - 1) == '&' && !keyword) {
      put(start, "r_w");
    }
  }

  private void rewriteCall(String name, int start, int bang, int open) {
    switch (tokens.at(open)) {
      case '(' -> {
        if (CALLS.contains(name)) {
          blank(bang, bang + 1);
          if (name.equals("matches")) {
            blankPattern(open);
          } else if (LOGGING.contains(name)) {
            plainArguments(open);
          }
        }
      }
      case '[' -> {
        if (name.equals("vec") || name.equals("str")) {
          // The "!" stays: unlike blanks it cannot make an index of a preceding block.
          blank(start, bang);
        }
      }
      case '{' -> {
        if (name.equals("select")) {
          blank(pathStart(start), bang + 1);
          selectArms(open);
        } else if (BLOCKS.contains(name)) {
          blank(pathStart(start), bang + 1);
        } else if (name.equals("cfg_if")) {
          conditionalItems(start, bang, open);
        } else if (isItemList(name, open)) {
          module(start, bang);
          closeLastItem(open);
        }
      }
      default -> {}
    }
  }

  private boolean isItemList(String name, int open) {
    return ITEMS.contains(name)
        || name.startsWith("cfg_") && name.length() > "mod ".length() && startsItem(open);
  }

  private boolean startsItem(int open) {
    int first = tokens.skipBlank(open + 1);
    return tokens.at(first) == '#'
        || ITEM_STARTS.contains(text.substring(first, tokens.skip(first)));
  }

  /** Writes {@code mod x} over a macro's name; what is left of the name is the module's. */
  private void module(int start, int bang) {
    blank(pathStart(start), start);
    put(start, "mod ");
    blank(bang, bang + 1);
  }

  /** The last static of a {@code thread_local!} may stand without its semicolon. */
  private void closeLastItem(int open) {
    int close = tokens.closing(open);
    int last = open;
    int lastEnd = open + 1;
    for (int i = open + 1; i < close; i = tokens.skip(i)) {
      if (!Character.isWhitespace(tokens.at(i)) && !tokens.isComment(i)) {
        last = i;
        lastEnd = tokens.skip(i);
      }
    }
    boolean unfinished = tokens.at(last) != ';' && tokens.at(last) != '}' && last > open;
    if (unfinished && lastEnd < close && Character.isWhitespace(tokens.at(lastEnd))) {
      put(lastEnd, ";");
    }
  }

  /** {@code if #[cfg(unix)] { items } else { items }}: each branch becomes a module. */
  private void conditionalItems(int start, int bang, int open) {
    int close = tokens.closing(open);
    int branch = tokens.skipBlank(open + 1);
    if (!text.startsWith("if", branch) || !startsItem(text.indexOf('{', branch))) {
      return;
    }
    module(start, bang);
    while (branch < close) {
      int body = branch;
      while (body < close && tokens.at(body) != '{') {
        body = tokens.skip(body);
      }
      if (body >= close || body - branch < "mod x".length()) {
        return;
      }
      blank(branch, body);
      put(branch, "mod x");
      branch = tokens.skipBlank(tokens.closing(body) + 1);
    }
  }

  /** {@code matches!(value, pattern)}: a pattern is no expression, so only the value is shown. */
  private void blankPattern(int open) {
    int close = tokens.closing(open);
    int comma = nextAtDepth(open + 1, close, ',');
    if (close < tokens.length()) {
      blank(comma, close);
    }
  }

  /** Removes {@code %} and {@code ?} before values and makes {@code key: value} a list. */
  private void plainArguments(int open) {
    int close = tokens.closing(open);
    boolean startsArgument = true;
    int i = open + 1;
    while (i < close) {
      char c = tokens.at(i);
      int end = tokens.skip(i);
      if (c == '(' || c == '[' || c == '{') {
        end = tokens.closing(i) + 1;
        startsArgument = false;
      } else if (startsArgument && (c == '%' || c == '?')) {
        blank(i, end);
      } else if (startsArgument && Tokens.isNamePart(c)) {
        int colon = tokens.skipBlank(end);
        if (tokens.at(colon) == ':' && tokens.at(colon + 1) != ':') {
          put(colon, ",");
          end = colon + 1;
        } else {
          startsArgument = false;
        }
      } else if (!Character.isWhitespace(c) && !tokens.isComment(i)) {
        startsArgument = c == ',' || c == '=';
      }
      i = end;
    }
  }

  /** Each arm {@code pattern = future, if guard => handler,} becomes {@code future; handler;}. */
  private void selectArms(int open) {
    int close = tokens.closing(open);
    int i = tokens.skipBlank(open + 1);
    while (i < close) {
      int arrow = arrow(i, close);
      if (arrow >= close) {
        return;
      }
      int biased = nextAtDepth(i, arrow, ';');
      int arm = biased < arrow ? biased + 1 : i;
      int assign = assignment(arm, arrow);
      blank(arm, assign < arrow ? assign + 1 : arrow);
      int guard = nextAtDepth(assign, arrow, ',');
      blank(guard, arrow);
      put(arrow, "; ");
      int handler = tokens.skipBlank(arrow + 2);
      int end;
      if (tokens.at(handler) == '{') {
        end = tokens.skipBlank(tokens.closing(handler) + 1);
        if (tokens.at(end) == ',') {
          put(end, ";");
          end++;
        }
      } else {
        end = nextAtDepth(handler, close, ',');
        if (end < close) {
          put(end, ";");
          end++;
        }
      }
      i = tokens.skipBlank(end);
    }
  }

  private int arrow(int from, int limit) {
    int i = from;
    while (i < limit) {
      i = nextAtDepth(i, limit, '=');
      if (tokens.at(i + 1) == '>') {
        return i;
      }
      i++;
    }
    return limit;
  }

  /** The {@code =} that ends an arm's pattern. */
  private int assignment(int from, int limit) {
    int i = from;
    while (i < limit) {
      i = nextAtDepth(i, limit, '=');
      char before = tokens.at(i - 1);
      boolean range = before == '.' && tokens.at(i - 2) == '.';
      if (tokens.at(i + 1) != '=' && !range) {
        return i;
      }
      i += 2;
    }
    return limit;
  }

  /** Offset of {@code wanted} outside any bracket, or {@code limit}. */
  private int nextAtDepth(int from, int limit, char wanted) {
    int i = from;
    while (i < limit) {
      char c = tokens.at(i);
      if (c == wanted) {
        return i;
      }
      i = c == '(' || c == '[' || c == '{' ? tokens.closing(i) + 1 : tokens.skip(i);
    }
    return limit;
  }

  /** Where the path starts that {@code name} ends: {@code tokio::select}. */
  private int pathStart(int name) {
    int start = name;
    while (tokens.at(start - 1) == ':' && tokens.at(start - 2) == ':') {
      start -= 2;
      while (Tokens.isNamePart(tokens.at(start - 1))) {
        start--;
      }
    }
    return start;
  }

  /** Writes spaces, keeping line breaks as they are. */
  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (view[i] != '\n' && view[i] != '\r') {
        view[i] = ' ';
      }
    }
    changed |= from < to;
  }

  private void put(int at, String replacement) {
    replacement.getChars(0, replacement.length(), view, at);
    changed = true;
  }
}
