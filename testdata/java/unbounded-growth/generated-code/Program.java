package fixture.generated;

/** Keeps one for as long as the process lives. */
public final class Program {

  private static final QueryLexer LEXER = new QueryLexer(); //~ ok

  private Program() {}

  public static void handle(Iterable<String> tokens) {
    for (String token : tokens) {
      LEXER.emit(token);
    }
  }
}
