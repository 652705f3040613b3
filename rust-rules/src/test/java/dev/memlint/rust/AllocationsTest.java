package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.AllocationFact.Place;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.SizeExpr.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllocationsTest {
  private static List<AllocationFact> allocations(String body) {
    return Rust.facts(
            "use std::collections::{HashMap, VecDeque}; struct P { x: u64, y: u32 }"
                + " struct S { b: Vec<u32> } impl S { fn f(&mut self, n: usize, v: Vec<u8>) -> R { "
                + body
                + " } }")
        .allocations();
  }

  private static AllocationFact allocation(String body) {
    assertThat(allocations(body)).hasSize(1);
    return allocations(body).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let s = String::with_capacity(64);|String::with_capacity|1|s",
        "let v = Vec::<u64>::with_capacity(64);|Vec::with_capacity|8|v",
        "let v: Vec<String> = Vec::with_capacity(64);|Vec::with_capacity|24|v",
        "let v: Vec<P> = Vec::with_capacity(64);|Vec::with_capacity|12|v",
        "let v: Vec<(u8, &str)> = Vec::with_capacity(64);|Vec::with_capacity|17|v",
        "let v: Vec<[u16; 4]> = Vec::with_capacity(64);|Vec::with_capacity|8|v",
        "let m: HashMap<u32, u32> = HashMap::with_capacity(64);|HashMap::with_capacity|8|m",
        "let v = Vec::with_capacity(64);|Vec::with_capacity|1|v",
        "let v = vec![0u32; 64];|vec!|4|v",
        "let a = [0u64; 64];|an array|8|a",
        "let b = Box::new([0u16; 64]);|an array|2|b",
        "self.b.reserve(64);|Vec::reserve|4|self.b",
        "self.b = Vec::with_capacity(64);|Vec::with_capacity|4|self.b",
        "let r = std::io::BufReader::with_capacity(64, f);|BufReader::with_capacity|1|r",
      })
  void sizes(String body, String api, int bytes, String variable) {
    AllocationFact fact = allocation(body);
    assertThat(fact.api()).isEqualTo(api);
    assertThat(fact.count()).isEqualTo(new Literal(64));
    assertThat(fact.elementBytes()).isEqualTo(bytes);
    assertThat(fact.variable()).isEqualTo(variable);
  }

  @Test
  void counts() {
    assertThat(count("1 << 20"))
        .isEqualTo(
            new SizeExpr.Arithmetic(SizeExpr.Operator.SHIFT_LEFT, new Literal(1), new Literal(20)));
    assertThat(count("0x1_0000usize")).isEqualTo(new Literal(65_536));
    assertThat(count("crate::limits::MAX"))
        .isEqualTo(new SizeExpr.Constant("crate::limits", "MAX"));
    assertThat(count("MAX")).isEqualTo(new SizeExpr.Constant("", "MAX"));
    assertThat(count("Self::MAX")).isEqualTo(new SizeExpr.Constant("crate::app::S", "MAX"));
    assertThat(count("v.len()")).isEqualTo(new SizeExpr.Length("v.len()"));
    assertThat(count("n.min(4096)")).isInstanceOf(SizeExpr.Limited.class);
    assertThat(count("std::cmp::min(n, 4096)")).isInstanceOf(SizeExpr.Limited.class);
    assertThat(count("u32::from_be_bytes(h) as usize")).isInstanceOf(SizeExpr.Input.class);
    assertThat(count("std::env::var(\"N\").unwrap().parse().unwrap()"))
        .isInstanceOf(SizeExpr.Input.class);
  }

  private static SizeExpr count(String expression) {
    return allocation("String::with_capacity(" + expression + ");").count();
  }

  @Test
  void variablesAreFollowedAndChecksSeen() {
    assertThat(allocation("let k = 9; vec![0u8; k];").count()).isEqualTo(new Literal(9));
    assertThat(allocation("let k = u32::from_le_bytes(h) as usize; vec![0u8; k];").count())
        .isInstanceOf(SizeExpr.Input.class);
    assertThat(
            allocation(
                    "let k = u32::from_le_bytes(h) as usize; if k > 9 { return e; } vec![0u8; k];")
                .count())
        .isInstanceOf(SizeExpr.Limited.class);
    assertThat(allocations("vec![0u8; n];")).isEmpty();
  }

  @Test
  void longHeld() {
    assertThat(allocation("self.b = vec![0; 64];").place()).isEqualTo(Place.HELD);
    assertThat(allocation("let s = S { b: Vec::with_capacity(64) };").place())
        .isEqualTo(Place.HELD);
    assertThat(allocation("let b = [0u8; 64];").place()).isEqualTo(Place.STACK);
  }

  @Test
  void whatTheBinaryHoldsIsNoAllocation() {
    assertThat(
            Rust.facts("static A: [u8; 1000000] = [0; 1000000]; const B: [u8; 9] = [0; 9];")
                .allocations())
        .isEmpty();
  }
}
