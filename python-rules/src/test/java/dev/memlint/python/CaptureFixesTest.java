package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureFixesTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().calls().stream()
        .filter(call -> call.hotspot().equals("full-output-capture"))
        .map(call -> call.fixes().stream().findFirst())
        .findFirst()
        .orElseThrow();
  }

  private static void becomes(String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @Test
  void decodesWhereItReads() {
    becomes(
        """
        import subprocess as sp
        def f(cwd):
            done = sp.run(
                [
                    'git',
                    'log',
                ],
                cwd=cwd,
                capture_output=True,
                check=False,
            )
            for line in done.stdout.decode().strip().split('\\n'):
                print(line)
        """,
        """
        import subprocess as sp
        def f(cwd):
            with sp.Popen(['git', 'log'], stdout=sp.PIPE, cwd=cwd, stderr=sp.DEVNULL, encoding='utf-8') as process:
                for line in process.stdout:
                    line = line.rstrip('\\n')
                    print(line)
        """);
  }

  @Test
  void takesLinesOfAShell() {
    becomes(
        "import os\nfor line in os.popen('ps').read().splitlines():\n    print(line.split())\n",
        "import os\nfor line in os.popen('ps'):\n    print(line.split())\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for line in sp.check_output('ls', timeout=3).splitlines():\n    print(line)",
        "for line in sp.check_output('ls', stderr=sp.PIPE).splitlines():\n    print(line)",
        "for line in sp.check_output('ls', **options).splitlines():\n    print(line)",
        "for line in sp.check_output('ls').splitlines():\n    if line:\n        break",
        "for line in sp.check_output('ls', text=True).decode().splitlines():\n    print(line)",
        "for line in sp.check_output('ls', # all\n  shell=True).splitlines():\n    print(line)",
        "return [line.split() for line in sp.check_output('ls').splitlines()]",
        "for line in check_output('ls').splitlines():\n    print(line)",
        "done = sp.run('ls', capture_output=True)\n"
            + "for line in done.stdout.splitlines():\n"
            + "    print(line, done)",
        "done = sp.run('ls', capture_output=True)\n"
            + "for line in done.stderr.splitlines():\n"
            + "    print(line)",
        "done = sp.run('ls', capture_output=True)\n"
            + "if done:\n"
            + "    for line in done.stdout.splitlines():\n"
            + "        print(line)",
        "process = 1\nfor line in sp.check_output('ls').splitlines():\n    print(line)",
        "out = sp.check_output('ls')\nprint(len(out))",
      })
  void offersNothingFor(String body) {
    String text =
        "import subprocess as sp\nfrom subprocess import check_output\ndef f(options):\n"
            + body.indent(4);
    assertThat(fix(text)).isEmpty();
  }
}
