package dev.memlint.rules.project;

/** How long an owner lives, shortest first. */
public enum Lifetime {
  /** An object that nothing shows to be long-lived: it may die with the call. */
  INSTANCE,
  /** A session, connection, manager or other object made to outlive many calls. */
  SESSION,
  /** As long as the process. */
  PROCESS
}
