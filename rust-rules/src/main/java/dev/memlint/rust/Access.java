package dev.memlint.rust;

import java.util.Set;

/** What methods and operators give access to, as types. */
final class Access {
  /** Methods that give access to the same value, or to what a wrapper holds. */
  static final Set<String> THROUGH =
      Words.of(
          """
          and_modify as_deref as_deref_mut as_mut as_mut_slice as_ref as_slice as_str
          blocking_lock blocking_read blocking_write borrow borrow_mut by_ref context copied
          deref deref_mut drain entry expect fuse get_or_init get_or_insert_with get_ref
          get_unchecked inner into_inner into_iter iter iter_mut keys load load_full lock
          lock_owned map_err ok ok_or ok_or_else peekable read read_owned rev to_mut
          try_borrow try_borrow_mut try_lock try_read try_write unwrap unwrap_or
          unwrap_or_default unwrap_or_else upgradable_read upgrade values values_mut
          with_context write write_owned downgrade enumerate skip step_by chain zip lock_arc
          get_or_try_init into_values
          """);

  /** Methods that give access to one element. */
  static final Set<String> ELEMENT =
      Words.of(
          """
          back back_mut first first_mut front front_mut get get_mut get_or_insert
          get_or_insert_mut last last_mut next or_default or_insert or_insert_with
          or_insert_with_key peek peek_mut value value_mut into_mut get_many_mut find nth
          entry_mut max min
          """);

  /** Methods that take one element out. */
  static final Set<String> TAKEN =
      Words.of(
          """
          pop pop_back pop_front remove swap_remove take replace
          """);

  private Access() {}

  static TypeRef ownedOf(TypeRef type) {
    return switch (type.path()) {
      case "str" -> TypeRef.of("std::string::String");
      case "std::path::Path" -> TypeRef.of("std::path::PathBuf");
      case TypeRef.SLICE -> TypeRef.of("std::vec::Vec", type.arg(0));
      default -> type.owned();
    };
  }

  static TypeRef through(String method, TypeRef type) {
    return switch (method) {
      case "unwrap", "expect", "unwrap_or", "unwrap_or_default", "unwrap_or_else" ->
          type.isOptional() ? type.arg(0) : type;
      case "lock",
          "read",
          "write",
          "borrow",
          "borrow_mut",
          "blocking_lock",
          "blocking_read",
          "blocking_write",
          "try_lock",
          "try_read",
          "try_write",
          "try_borrow",
          "try_borrow_mut",
          "lock_owned",
          "read_owned",
          "write_owned",
          "lock_arc",
          "upgradable_read" ->
          opened(type);
      default -> type;
    };
  }

  /** What a lock's guard gives: the type inside the first lock. */
  static TypeRef opened(TypeRef type) {
    TypeRef at = type;
    while (at.isWrapper() && !at.isLock() && !at.args().isEmpty()) {
      at = at.arg(0);
    }
    return at.isLock() ? at.arg(0) : type;
  }

  static TypeRef dereferenced(TypeRef type) {
    if (type.reference()) {
      return type.owned();
    }
    boolean pointer = type.isCounted() || type.isGuard() || type.simple().equals("Box");
    return pointer ? type.arg(0) : type;
  }

  /** The type of one element of a container. */
  static TypeRef element(TypeRef container) {
    TypeRef core = container.core();
    if (core.path().equals(TypeRef.TUPLE)) {
      return TypeRef.UNKNOWN;
    }
    String simple = core.simple();
    boolean keyed = simple.endsWith("Map") || simple.endsWith("Cache");
    return keyed ? core.arg(1) : core.arg(0);
  }
}
