package dev.memlint.scanner;

/** Entry point of the {@code memlint} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.out.println(String.join("|", args));
  }
}
