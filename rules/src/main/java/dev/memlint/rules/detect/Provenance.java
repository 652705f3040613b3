package dev.memlint.rules.detect;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.AccumulationFact.From;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a loop reads, judged by how the code names it where the types do not say. */
final class Provenance {
  private static final Pattern MEMORY =
      words("string reader|byte array input stream|char array reader|string io|bytes io|io cursor");

  private static final Pattern PROCESS =
      words(
          "process|proc|popen|subprocess|child|pty|tty|terminal|shell|stdout|stderr|exec|command"
              + "|cmd|pexpect|master|fd");

  private static final Pattern BODY =
      words("response|resp|request|req|body|entity|content|multipart|url|http|https|upload|fetch");

  private static final Pattern NETWORK =
      words(
          "socket|sock|conn|connection|tcp|udp|unix|peer|client|server|ws|websocket|net|telnet|ssh"
              + "|ssl|tls");

  private static final Pattern FILE =
      words("file|files|path|open|stdin|fin|fp|filename|log|disk|gzip|zip|csv");

  private static final Pattern CURSOR = words("cursor|rows|result set|rs|stmt|statement");

  private static final Pattern CHANNEL =
      words("channel|chan|rx|receiver|queue|subscription|consumer|topic|messages|mailbox");

  private static final Pattern PAGES = words("page|pages|paginator|pager");

  private Provenance() {}

  /** What the items come from; {@link From#STREAM} when nothing says more. */
  static From of(AccumulationFact fact) {
    if (fact.from() != From.STREAM) {
      return fact.from();
    }
    String words =
        fact.source()
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+", " ")
            .toLowerCase(Locale.ROOT);
    if (MEMORY.matcher(words).find()) {
      return From.MEMORY;
    }
    if (CURSOR.matcher(words).find()) {
      return From.CURSOR;
    }
    if (PROCESS.matcher(words).find()) {
      return From.PROCESS;
    }
    if (BODY.matcher(words).find()) {
      return From.BODY;
    }
    if (NETWORK.matcher(words).find()) {
      return From.NETWORK;
    }
    if (FILE.matcher(words).find()) {
      return From.FILE;
    }
    if (CHANNEL.matcher(words).find()) {
      return From.CHANNEL;
    }
    return PAGES.matcher(words).find() ? From.PAGES : From.STREAM;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?:^| )(?:" + alternatives + ")(?:$| )");
  }

  /** For people: what is read. */
  static String name(From from) {
    return switch (from) {
      case FILE -> "a file";
      case PROCESS -> "a process";
      case NETWORK -> "a connection";
      case BODY -> "a body";
      case CHANNEL -> "a channel";
      case CURSOR -> "a query";
      case PAGES -> "a listing";
      case STREAM -> "a stream";
      case MEMORY -> "a collection";
    };
  }
}
