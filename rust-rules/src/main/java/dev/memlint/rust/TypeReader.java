package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.ArrayList;
import java.util.List;

/** Reads type nodes. */
final class TypeReader {
  private static final int MAX_DEPTH = 24;

  private final Code code;
  private final Imports imports;

  TypeReader(Code code, Imports imports) {
    this.code = code;
    this.imports = imports;
  }

  /** The type at {@code node}, {@link TypeRef#UNKNOWN} for none; {@code Self} is {@code owner}. */
  TypeRef read(int node, TypeRef owner) {
    return read(node, owner, 0);
  }

  private TypeRef read(int node, TypeRef owner, int depth) {
    if (node == NONE || depth > MAX_DEPTH) {
      return TypeRef.UNKNOWN;
    }
    Syntax s = code.s;
    String text = code.shortText(node);
    if (code.is(node, s.referenceType) || code.is(node, s.pointerType)) {
      TypeRef inner = read(code.field(node, s.typeField), owner, depth + 1);
      return new TypeRef(inner.path(), inner.args(), true, inner.own(), text);
    }
    if (code.is(node, s.genericType) || code.is(node, s.genericTypeTurbofish)) {
      String path = imports.canonical(code.path(code.field(node, s.typeField)));
      List<TypeRef> args = new ArrayList<>();
      for (int arg : code.children(code.field(node, s.typeArgumentsField))) {
        if (!code.tree.grammar().kindName(code.tree.kind(arg)).equals("lifetime")) {
          args.add(read(arg, owner, depth + 1));
        }
      }
      return new TypeRef(path, args, false, isOwn(path), text);
    }
    if (code.is(node, s.arrayType)) {
      TypeRef element = read(code.field(node, s.elementField), owner, depth + 1);
      boolean fixed = code.field(node, s.lengthField) != NONE;
      return new TypeRef(
          fixed ? TypeRef.ARRAY : TypeRef.SLICE, List.of(element), false, false, text);
    }
    if (code.is(node, s.tupleType) || code.is(node, s.unitType)) {
      List<TypeRef> parts = new ArrayList<>();
      code.children(node).forEach(part -> parts.add(read(part, owner, depth + 1)));
      return new TypeRef(TypeRef.TUPLE, parts, false, false, text);
    }
    if (code.is(node, s.boundedType)) {
      return read(code.first(node), owner, depth + 1);
    }
    if (code.is(node, s.primitiveType)) {
      return new TypeRef(text, List.of(), false, false, text);
    }
    if (code.is(node, s.typeIdentifier)
        || code.is(node, s.scopedTypeIdentifier)
        || code.is(node, s.identifier)
        || code.is(node, s.scopedIdentifier)) {
      if (text.equals("Self")) {
        return owner;
      }
      String path = imports.canonical(code.path(node));
      return new TypeRef(path, List.of(), false, isOwn(path), text);
    }
    return new TypeRef("", List.of(), false, false, text);
  }

  private boolean isOwn(String path) {
    return imports.isOwnType(path);
  }
}
