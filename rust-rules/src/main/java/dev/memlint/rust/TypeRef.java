package dev.memlint.rust;

import dev.memlint.rules.facts.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type as far as the file shows it.
 *
 * @param path canonical name, {@code "std::vec::Vec"}; {@link #SLICE}, {@link #TUPLE} or a
 *     primitive's name; empty when unknown
 * @param args type arguments; a slice's or array's element; a tuple's parts
 * @param reference whether it is borrowed
 * @param own declared by the file itself, so that a library type's name says nothing
 * @param text as written, for people
 */
record TypeRef(String path, List<TypeRef> args, boolean reference, boolean own, String text) {
  static final String SLICE = "[]";
  static final String ARRAY = "[;]";
  static final String TUPLE = "()";
  static final TypeRef UNKNOWN = new TypeRef("", List.of(), false, false, "");

  private static final Set<String> LOCKS =
      Words.of(
          """
          AtomicRefCell FairMutex Mutex ReentrantLock ReentrantMutex RefCell RwLock
          ShardedLock SpinMutex
          """);

  private static final Set<String> COUNTED = Set.of("Arc", "Rc");

  private static final Set<String> GUARDS =
      Words.of(
          """
          MappedMutexGuard MappedRwLockReadGuard MappedRwLockWriteGuard MutexGuard
          OwnedMutexGuard OwnedRwLockReadGuard OwnedRwLockWriteGuard Ref RefMut
          RwLockReadGuard RwLockWriteGuard
          """);

  /** Types that hold exactly one value of their first argument and let it be reached. */
  private static final Set<String> OTHER_WRAPPERS =
      Words.of(
          """
          ArcSwap Box CachePadded Cell Cow Data Lazy LazyCell LazyLock ManuallyDrop OnceBox
          OnceCell OnceLock Option Pin Result State SyncLazy SyncOnceCell UnsafeCell
          """);

  TypeRef {
    args = List.copyOf(args);
  }

  static TypeRef of(String path, TypeRef... args) {
    String simple = Names.simple(path);
    StringBuilder text = new StringBuilder(simple);
    if (args.length > 0) {
      List<String> parts = new ArrayList<>();
      for (TypeRef arg : args) {
        parts.add(arg.isUnknown() ? "_" : arg.text());
      }
      text.append('<').append(String.join(", ", parts)).append('>');
    }
    return new TypeRef(path, List.of(args), false, false, text.toString());
  }

  boolean isUnknown() {
    return path.isEmpty();
  }

  String simple() {
    return Names.simple(path);
  }

  TypeRef arg(int index) {
    return index < args.size() ? args.get(index) : UNKNOWN;
  }

  TypeRef owned() {
    return reference
        ? new TypeRef(path, args, false, own, text.replaceFirst("^&\\s*('\\w+\\s+)?(mut\\s+)?", ""))
        : this;
  }

  TypeRef borrowed() {
    return reference || isUnknown() ? this : new TypeRef(path, args, true, own, "&" + text);
  }

  boolean isCounted() {
    return !own && COUNTED.contains(simple());
  }

  boolean isLock() {
    return !own && LOCKS.contains(simple());
  }

  boolean isGuard() {
    return !own && GUARDS.contains(simple());
  }

  boolean isOptional() {
    return simple().equals("Option") || simple().equals("Result");
  }

  /** Whether it is one of the types that merely stand around another. */
  boolean isWrapper() {
    return isCounted() || isLock() || isGuard() || !own && OTHER_WRAPPERS.contains(simple());
  }

  /** What is inside all wrappers: {@code HashMap<K, V>} of {@code Arc<Mutex<HashMap<K, V>>>}. */
  TypeRef core() {
    TypeRef at = this;
    while (at.isWrapper() && !at.args.isEmpty()) {
      at = at.args.getFirst();
    }
    return at.isWrapper() ? UNKNOWN : at;
  }

  /** Whether this or a wrapper inside it satisfies the test. */
  boolean anyWrapper(java.util.function.Predicate<TypeRef> test) {
    TypeRef at = this;
    while (at.isWrapper()) {
      if (test.test(at)) {
        return true;
      }
      if (at.args.isEmpty()) {
        return false;
      }
      at = at.args.getFirst();
    }
    return false;
  }

  /** Made to be reached by many holders; a RefCell alone lets one thread change it in place. */
  boolean isShared() {
    return anyWrapper(
        t ->
            t.isCounted()
                || t.isLock() && !t.simple().equals("RefCell")
                || t.simple().equals("ArcSwap"));
  }

  /** Changeable through a shared reference. */
  boolean isInteriorMutable() {
    return anyWrapper(
        t ->
            t.isLock()
                || t.simple().equals("ArcSwap")
                || t.simple().equals("UnsafeCell")
                || t.simple().equals("Cell"));
  }

  /** Simple names of this type and all its arguments. */
  List<String> allNames() {
    List<String> names = new ArrayList<>();
    collect(names, 0);
    return names;
  }

  private void collect(List<String> into, int depth) {
    if (depth > 16) {
      return;
    }
    if (!path.isEmpty() && Character.isJavaIdentifierStart(path.charAt(0))) {
      into.add(path);
    }
    args.forEach(arg -> arg.collect(into, depth + 1));
  }
}
