/** The Rust front end: reads {@code .rs} files into facts. */
package dev.memlint.rust;
