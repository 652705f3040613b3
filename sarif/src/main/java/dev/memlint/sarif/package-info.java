/**
 * Writing SARIF 2.1.0 logs that GitHub code scanning, editors and review bots read alike.
 *
 * <p>The public records are the contract; {@link dev.memlint.sarif.SarifWriter} turns them into a
 * log, one result at a time. The package knows no rules and no scanner. The third-party object
 * model stays behind the writer and appears in no signature.
 */
package dev.memlint.sarif;
