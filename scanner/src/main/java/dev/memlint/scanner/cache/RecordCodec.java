package dev.memlint.scanner.cache;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * Turns a value into bytes and back, for any public type made of records, sealed interfaces of
 * records, enums, lists, sets, maps, optionals, texts, numbers and booleans.
 *
 * <p>The components of the records are the format, so that a new fact is stored without a line of
 * code here; bytes are to be read only by the build that wrote them. Records come back through
 * their own constructors, so that none can hold what the constructor would refuse. Safe for many
 * threads.
 */
public final class RecordCodec<T> {
  private final Part root;
  private final Class<T> type;

  private RecordCodec(Class<T> type) {
    this.type = type;
    this.root = new Parts().of(type);
  }

  /**
   * A codec for {@code type}.
   *
   * @throws IllegalArgumentException when a type among its components is none of those above
   */
  public static <T> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type);
  }

  /** The value as bytes. */
  public byte[] encode(T value) {
    EntryWriter out = new EntryWriter();
    root.write(value, out);
    return out.toBytes();
  }

  /**
   * The value that was encoded.
   *
   * @param shared makes its texts, and records of nothing but texts and choices, one object with
   *     equal ones of other values
   * @throws MalformedEntryException when the bytes hold no such value
   */
  public T decode(byte[] bytes, SharedValues shared) throws MalformedEntryException {
    EntryReader in = new EntryReader(bytes, shared);
    T value = type.cast(root.read(in));
    in.end();
    return value;
  }

  /** How one type is written and read. */
  private interface Part {
    void write(Object value, EntryWriter out);

    Object read(EntryReader in) throws MalformedEntryException;
  }

  /** Makes parts, one for each type, also where types contain themselves. */
  private static final class Parts {
    private final Map<Type, Part> known = new HashMap<>();

    Part of(Type type) {
      Part part = known.get(type);
      if (part == null) {
        Later later = new Later();
        known.put(type, later);
        later.part = make(type);
        known.put(type, later.part);
        part = later.part;
      }
      return part;
    }

    private Part make(Type type) {
      return switch (type) {
        case ParameterizedType generic -> generic(generic);
        case Class<?> plain when plain == String.class ->
            new PlainPart(true, (value, out) -> out.text((String) value), EntryReader::text);
        case Class<?> plain when plain == int.class || plain == Integer.class ->
            number(value -> (Integer) value, in -> (int) in.number());
        case Class<?> plain when plain == long.class || plain == Long.class ->
            number(value -> (Long) value, EntryReader::number);
        case Class<?> plain when plain == boolean.class || plain == Boolean.class ->
            number(value -> (Boolean) value ? 1 : 0, in -> in.index(2) == 1);
        case Class<?> plain when plain.isEnum() -> choice(plain.getEnumConstants());
        case Class<?> plain when plain.isRecord() -> record(plain);
        case Class<?> plain when plain.isSealed() -> oneOf(plain);
        default -> throw new IllegalArgumentException("no way to store a " + type.getTypeName());
      };
    }

    private static Part number(ToLongFunction<Object> toNumber, PlainPart.Reader reader) {
      return new PlainPart(false, (value, out) -> out.number(toNumber.applyAsLong(value)), reader);
    }

    private static Part choice(Object[] constants) {
      return number(
          value -> ((Enum<?>) value).ordinal(), in -> constants[in.index(constants.length)]);
    }

    private Part generic(ParameterizedType type) {
      Part first = of(type.getActualTypeArguments()[0]);
      Type raw = type.getRawType();
      if (raw == List.class) {
        return new CollectionPart(first, List::copyOf);
      }
      if (raw == Set.class) {
        return new CollectionPart(first, LinkedHashSet::new);
      }
      if (raw == Optional.class) {
        return new OptionalPart(first);
      }
      if (raw == Map.class) {
        return new MapPart(first, of(type.getActualTypeArguments()[1]));
      }
      throw new IllegalArgumentException("no way to store a " + type.getTypeName());
    }

    private Part record(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Part[] parts = new Part[components.length];
      MethodHandle[] accessors = new MethodHandle[components.length];
      Class<?>[] types = new Class<?>[components.length];
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      try {
        for (int i = 0; i < components.length; i++) {
          types[i] = components[i].getType();
          parts[i] = of(components[i].getGenericType());
          accessors[i] =
              lookup
                  .unreflect(components[i].getAccessor())
                  .asType(MethodType.methodType(Object.class, Object.class));
        }
        MethodHandle constructor =
            lookup
                .findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        boolean named =
            Arrays.stream(parts)
                .anyMatch(part -> part instanceof PlainPart plain && plain.isText());
        boolean shared = named && Arrays.stream(parts).allMatch(PlainPart.class::isInstance);
        return new RecordPart(constructor, accessors, parts, shared);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("no way to store a " + type.getName(), e);
      }
    }

    private Part oneOf(Class<?> type) {
      List<Class<?>> kinds = List.of(type.getPermittedSubclasses());
      return new OneOfPart(kinds, kinds.stream().map(this::of).toList());
    }
  }

  /** Stands for a type that is being looked at, in its own components. */
  private static final class Later implements Part {
    private Part part = this;

    @Override
    public void write(Object value, EntryWriter out) {
      part.write(value, out);
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      return part.read(in);
    }
  }

  /** A text, number or choice: nothing that holds other objects. */
  private record PlainPart(boolean isText, BiConsumer<Object, EntryWriter> writer, Reader reader)
      implements Part {
    /** Reads one value. */
    private interface Reader {
      Object read(EntryReader in) throws MalformedEntryException;
    }

    @Override
    public void write(Object value, EntryWriter out) {
      writer.accept(value, out);
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      return reader.read(in);
    }
  }

  private record CollectionPart(Part element, Copier copier) implements Part {
    /** Makes the collection that a record's component wants. */
    private interface Copier {
      Collection<Object> copy(Collection<Object> elements);
    }

    @Override
    public void write(Object value, EntryWriter out) {
      Collection<?> elements = (Collection<?>) value;
      out.number(elements.size());
      for (Object one : elements) {
        element.write(one, out);
      }
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      int count = in.count();
      if (count == 0) {
        return copier.copy(List.of());
      }
      List<Object> elements = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        elements.add(element.read(in));
      }
      return copier.copy(elements);
    }
  }

  private record OptionalPart(Part element) implements Part {
    @Override
    public void write(Object value, EntryWriter out) {
      Optional<?> optional = (Optional<?>) value;
      out.number(optional.isPresent() ? 1 : 0);
      optional.ifPresent(one -> element.write(one, out));
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      return in.index(2) == 1 ? Optional.of(element.read(in)) : Optional.empty();
    }
  }

  private record MapPart(Part key, Part value) implements Part {
    @Override
    public void write(Object map, EntryWriter out) {
      Map<?, ?> entries = (Map<?, ?>) map;
      out.number(entries.size());
      entries.forEach(
          (k, v) -> {
            key.write(k, out);
            value.write(v, out);
          });
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      int count = in.count();
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        map.put(key.read(in), value.read(in));
      }
      return map;
    }
  }

  private record OneOfPart(List<Class<?>> kinds, List<Part> parts) implements Part {
    @Override
    public void write(Object value, EntryWriter out) {
      int kind = kinds.indexOf(value.getClass());
      out.number(kind);
      parts.get(kind).write(value, out);
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      return parts.get(in.index(kinds.size())).read(in);
    }
  }

  private record RecordPart(
      MethodHandle constructor, MethodHandle[] accessors, Part[] parts, boolean shared)
      implements Part {
    @Override
    public void write(Object value, EntryWriter out) {
      for (int i = 0; i < parts.length; i++) {
        parts[i].write(component(value, accessors[i]), out);
      }
    }

    private static Object component(Object value, MethodHandle accessor) {
      try {
        return (Object) accessor.invokeExact(value);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError("an accessor declares no exception", e);
      }
    }

    @Override
    public Object read(EntryReader in) throws MalformedEntryException {
      Object[] values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        values[i] = parts[i].read(in);
      }
      try {
        Object made = (Object) constructor.invokeExact(values);
        return shared ? in.shared().share(made) : made;
      } catch (Error e) {
        throw e;
      } catch (Throwable e) {
        throw new MalformedEntryException(e);
      }
    }
  }
}
