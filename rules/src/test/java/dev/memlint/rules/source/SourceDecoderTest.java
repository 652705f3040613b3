package dev.memlint.rules.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceDecoderTest {
  private static Decoded.Text text(byte[] bytes, Language language) {
    Decoded decoded = SourceDecoder.decode(bytes, language);
    assertThat(decoded).isInstanceOf(Decoded.Text.class);
    return (Decoded.Text) decoded;
  }

  @Test
  void utf8IsTheDefaultAndEmojiSurvive() {
    Decoded.Text decoded = text("let s = \"\uD83D\uDE00é\";".getBytes(UTF_8), Language.RUST);
    assertThat(decoded)
        .isEqualTo(new Decoded.Text("let s = \"\uD83D\uDE00é\";", UTF_8, Optional.empty()));
  }

  @Test
  void byteOrderMarksAreNotText() {
    assertThat(text("\uFEFFclass A {}".getBytes(UTF_8), Language.JAVA).text())
        .isEqualTo("class A {}");
    assertThat(text("\uFEFFx = 'é'".getBytes(UTF_16LE), Language.PYTHON).text())
        .isEqualTo("x = 'é'");
    assertThat(text("\uFEFFx = 'é'".getBytes(UTF_16BE), Language.PYTHON).text())
        .isEqualTo("x = 'é'");
  }

  @ParameterizedTest
  @CsvSource({
    "latin-1, ISO-8859-1",
    "iso-8859-1, ISO-8859-1",
    "iso_8859_15, ISO-8859-15",
    "latin-1-dos, ISO-8859-1",
    "cp1252, windows-1252",
    "utf-8-unix, UTF-8",
    "UTF8, UTF-8",
    "koi8-r, KOI8-R"
  })
  void pythonCookieNamesTheEncoding(String cookie, String charset) {
    byte[] bytes =
        ("#!/usr/bin/python\r\n# -*- coding: " + cookie + " -*-\r\nx = 'ж'")
            .getBytes(Charset.forName("KOI8-R"));
    assertThat(text(bytes, Language.PYTHON).charset()).isEqualTo(Charset.forName(charset));
  }

  @Test
  void pythonCookieIsObeyed() {
    byte[] bytes = "# vim: set fileencoding=latin-1 :\nx = 'é'\n".getBytes(ISO_8859_1);
    assertThat(text(bytes, Language.PYTHON).text()).endsWith("x = 'é'\n");
    assertThat(text(bytes, Language.RUST).problem()).as("only in Python").isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1\n# coding: latin-1\n",
        "\n\n# coding: latin-1\n",
        "s = 'coding: latin-1'\n"
      })
  void cookiesElsewhereAreNone(String source) {
    assertThat(text(source.getBytes(UTF_8), Language.PYTHON).charset()).isEqualTo(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-thing", "utf-16", "cp037", "..."})
  void unusableCookiesFallBackToUtf8AndSaySo(String cookie) {
    Decoded.Text decoded =
        text(("# coding: " + cookie + "\nx = 'é'\n").getBytes(UTF_8), Language.PYTHON);
    assertThat(decoded.text()).endsWith("x = 'é'\n");
    assertThat(decoded.problem()).hasValueSatisfying(p -> assertThat(p).contains(cookie));
  }

  @Test
  void malformedBytesAreReplacedAndCounted() {
    Decoded.Text decoded = text("// caf\u00e9\nclass A {}\n".getBytes(ISO_8859_1), Language.JAVA);
    assertThat(decoded.text()).isEqualTo("// caf\uFFFD\nclass A {}\n");
    assertThat(decoded.problem()).hasValue("1 character is not valid UTF-8");
  }

  @Test
  void nulBytesAndNoiseAreBinary() {
    assertThat(SourceDecoder.decode(new byte[] {'a', 0, 'b'}, Language.RUST))
        .isEqualTo(new Decoded.Binary("NUL byte at offset 1"));
    byte[] noise = new byte[256];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (0x80 | i);
    }
    assertThat(SourceDecoder.decode(noise, Language.RUST))
        .isEqualTo(new Decoded.Binary("not UTF-8 text"));
  }

  @Test
  void emptyFileIsEmptyText() {
    assertThat(text(new byte[0], Language.PYTHON).text()).isEmpty();
  }
}
