package dev.memlint.scanner.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordCodecTest {
  private static final RecordCodec<All> CODEC = RecordCodec.of(All.class);

  /** One component of every kind. */
  public record All(
      String text,
      int number,
      long large,
      boolean flag,
      Color color,
      List<String> list,
      Set<Color> set,
      Map<String, Integer> map,
      Optional<All> optional,
      Tree tree) {}

  /** A choice. */
  public enum Color {
    RED,
    GREEN
  }

  /** A type that contains itself. */
  public sealed interface Tree {
    /** An end. */
    record Leaf(int value) implements Tree {}

    /** Two trees. */
    record Fork(Tree left, Tree right) implements Tree {}
  }

  /** Refuses some values. */
  public record Positive(int value) {
    /** Checks. */
    public Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive: " + value);
      }
    }
  }

  /** Not to be stored. */
  public record Odd(StringBuilder text) {}

  private static All all(String text, long number) {
    All inner =
        new All(
            "",
            -1,
            number,
            false,
            Color.RED,
            List.of(),
            Set.of(),
            Map.of(),
            Optional.empty(),
            new Tree.Leaf(7));
    return new All(
        text,
        (int) number,
        -number,
        true,
        Color.GREEN,
        List.of(text, "b", text),
        Set.of(Color.RED, Color.GREEN),
        Map.of("one", 1, "two", 2),
        Optional.of(inner),
        new Tree.Fork(new Tree.Leaf(1), new Tree.Fork(new Tree.Leaf(2), new Tree.Leaf(3))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 8191, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE})
  void whatIsWrittenIsRead(long number) throws MalformedEntryException {
    All value = all("tëxt \uD83D\uDE00\n", number);
    assertThat(CODEC.decode(CODEC.encode(value), new SharedValues())).isEqualTo(value);
  }

  @Test
  void aTextIsStoredOnce() {
    String text = "x".repeat(1000);
    assertThat(CODEC.encode(all(text, 1)).length).isBetween(1000, 1200);
  }

  /** Nothing but texts, numbers and choices. */
  public record Call(String name, int arguments, Color color) {}

  /** Two calls. */
  public record Calls(Call first, Call second) {}

  @Test
  void equalTextsAndPlainRecordsBecomeOneObject() throws MalformedEntryException {
    RecordCodec<Calls> codec = RecordCodec.of(Calls.class);
    SharedValues shared = new SharedValues();
    byte[] bytes =
        codec.encode(new Calls(new Call("a", 1, Color.RED), new Call("a", 1, Color.RED)));
    Calls one = codec.decode(bytes, shared);
    Calls other = codec.decode(bytes, shared);
    assertThat(one).isEqualTo(other).isNotSameAs(other);
    assertThat(one.first()).isSameAs(one.second()).isSameAs(other.first());
  }

  @Test
  void constructorsCheckWhatIsRead() {
    RecordCodec<Positive> codec = RecordCodec.of(Positive.class);
    assertThatThrownBy(() -> codec.decode(new byte[] {0}, new SharedValues()))
        .isInstanceOf(MalformedEntryException.class)
        .hasMessageContaining("not positive: 0");
  }

  @Test
  void damagedBytesAreAnErrorOrAnotherValueButNothingElse() {
    byte[] good = CODEC.encode(all("some text", 123_456));
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      try {
        CODEC.decode(bad, new SharedValues());
      } catch (MalformedEntryException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(4_000);
  }

  @Test
  void bytesBehindTheValueAreRefused() {
    byte[] good = CODEC.encode(all("a", 1));
    assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(good, good.length + 1), new SharedValues()))
        .isInstanceOf(MalformedEntryException.class);
  }

  @Test
  void aTypeThatCannotBeStoredIsNamed() {
    assertThatThrownBy(() -> RecordCodec.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }
}
