package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

/** Tells in which way an expression hands a store to other code. */
final class Handovers {
  private final Context c;
  private final Code code;

  Handovers(Context context) {
    this.c = context;
    this.code = context.code;
  }

  boolean isMutableBorrow(int expression) {
    return code.is(expression, code.s.reference)
            && code.tree.childOfKind(expression, code.s.mutableSpecifier) != NONE
        || isMutableLoan(expression);
  }

  /** {@code self.items()} of a method that lends its field as {@code &mut}. */
  private boolean isMutableLoan(int expression) {
    if (!code.isMethodCall(expression)) {
      return false;
    }
    Value value = c.values.of(expression);
    return value.store().isPresent()
        && value.type().reference()
        && value.type().text().matches("(?s)&\\s*('\\w+\\s+)?mut\\s.*");
  }

  /**
   * Whether a function's result is a loan to its own type only: where its callers go on with it is
   * seen at the calls.
   */
  boolean isPrivateLoan(int result) {
    int item = code.tree.parent(code.tree.parent(c.functionNode));
    return isMutableBorrow(result)
        && code.tree.childOfKind(c.functionNode, code.s.visibility) == NONE
        && code.is(item, code.s.implItem)
        && code.field(item, code.s.traitField) == NONE
        && c.values.isPathOfSelf(result);
  }

  /** Another handle of a store that can be changed through it. */
  boolean isHandle(int expression, Value value) {
    if (!value.type().isInteriorMutable() && !value.type().isShared()) {
      return false;
    }
    boolean borrowed = code.is(expression, code.s.reference) && value.type().isInteriorMutable();
    String callee = c.callee(expression);
    boolean cloned =
        code.method(expression).equals("clone")
            || callee.endsWith("Arc::clone")
            || callee.endsWith("Rc::clone");
    return borrowed || cloned && value.type().isInteriorMutable();
  }

  /** A guard or {@code &mut} under a local name. */
  boolean isMutableAlias(int expression, Value value) {
    if (!code.is(expression, code.s.identifier) || value.element()) {
      return false;
    }
    int made =
        c.scopes.find(code.tree.text(expression)).map(Scopes.Local::initializer).orElse(NONE);
    return made != NONE && (!value.type().reference() || isMutableBorrow(made));
  }

  /** {@code self.items} by value: whoever gets it ends the store. */
  boolean isMove(int expression, Value value) {
    boolean path =
        code.is(expression, code.s.fieldExpression)
            && code.is(code.bare(code.field(expression, code.s.valueField)), code.s.self);
    return path && !value.element() && !value.type().reference() && takesSelf();
  }

  private boolean takesSelf() {
    for (int parameter : code.children(code.field(c.functionNode, code.s.parametersField))) {
      if (code.is(parameter, code.s.selfParameter)) {
        return !code.tree.text(parameter).startsWith("&");
      }
    }
    return false;
  }
}
