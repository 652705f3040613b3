package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

/** Tells where an expression's value goes: its name there, its type, how long it is held. */
final class Expected {
  /**
   * A destination.
   *
   * @param type as declared there, unknown when it is not
   * @param name variable or field, empty for none
   * @param held whether it outlives the function's locals
   * @param mutable whether a local is declared {@code mut}
   */
  record Place(TypeRef type, String name, boolean held, boolean mutable) {
    static final Place NOWHERE = new Place(TypeRef.UNKNOWN, "", false, false);
  }

  private final Context c;
  private final Code code;

  Expected(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** Where the value goes, through wrappers such as {@code Arc::new(Mutex::new(..))}. */
  Place of(int expression) {
    Syntax s = code.s;
    int node = expression;
    for (int depth = 0; depth < 16; depth++) {
      int parent = code.tree.parent(node);
      if (parent == NONE) {
        return Place.NOWHERE;
      }
      if (code.is(parent, s.letDeclaration)) {
        return local(parent);
      }
      if (code.is(parent, s.fieldInitializer)) {
        return initialised(parent);
      }
      if (code.is(parent, s.assignment)) {
        int left = code.field(parent, s.leftField);
        Value value = c.values.of(left);
        return new Place(value.type(), code.shortText(left), value.store().isPresent(), true);
      }
      if (code.is(parent, s.staticItem)) {
        return new Place(
            c.types.read(code.field(parent, s.typeField), TypeRef.UNKNOWN),
            code.fieldText(parent, s.nameField),
            true,
            false);
      }
      if (code.is(parent, s.returnExpression) || returns(node, parent)) {
        TypeRef owner = c.values.selfType();
        return new Place(
            c.types.read(code.field(c.functionNode, s.returnTypeField), owner), "", true, false);
      }
      boolean wrapped = code.is(parent, s.arguments) && isWrapping(code.tree.parent(parent));
      boolean same =
          code.is(parent, s.parenthesized)
              || code.is(parent, s.tryExpression)
              || code.isVecMark(parent)
              || code.is(parent, s.block) && code.isTail(node)
              || code.is(parent, s.closure);
      if (!wrapped && !same) {
        return Place.NOWHERE;
      }
      node =
          wrapped || code.is(parent, s.closure) && isArgument(parent) ? callAround(parent) : parent;
    }
    return Place.NOWHERE;
  }

  private boolean isArgument(int closure) {
    return code.is(code.tree.parent(closure), code.s.arguments)
        && isWrapping(code.tree.parent(code.tree.parent(closure)));
  }

  private int callAround(int argumentsOrClosure) {
    int call = code.tree.ancestorOfKind(argumentsOrClosure, code.s.call);
    return call == NONE ? argumentsOrClosure : call;
  }

  private boolean isWrapping(int call) {
    int function = code.function(call);
    if (!code.isPath(function)) {
      return false;
    }
    String path = code.path(function);
    return path.equals("Ok") || path.equals("Some") || c.values.qualifierType(function).isWrapper();
  }

  private boolean returns(int node, int parent) {
    return code.is(parent, code.s.block)
        && code.isTail(node)
        && code.is(code.tree.parent(parent), code.s.functionItem);
  }

  private Place local(int let) {
    int pattern = code.field(let, code.s.patternField);
    String name = code.is(pattern, code.s.identifier) ? code.tree.text(pattern) : "";
    boolean mutable = code.tree.childOfKind(let, code.s.mutableSpecifier) != NONE;
    TypeRef type = c.types.read(code.field(let, code.s.typeField), c.values.selfType());
    return new Place(type, name, false, mutable);
  }

  private Place initialised(int initializer) {
    int literal = code.tree.ancestorOfKind(initializer, code.s.structExpression);
    String field = code.fieldText(initializer, code.s.fieldField);
    TypeRef struct = c.types.read(code.field(literal, code.s.nameField), c.values.selfType());
    TypeRef type =
        c.items
            .struct(struct)
            .map(known -> known.fields().getOrDefault(field, TypeRef.UNKNOWN))
            .orElse(TypeRef.UNKNOWN);
    return new Place(c.items.resolve(type), field, true, false);
  }
}
