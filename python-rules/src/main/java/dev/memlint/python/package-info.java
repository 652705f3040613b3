/**
 * The Python front end: {@link dev.memlint.python.PythonFrontEnd} reads one file into facts.
 *
 * <p>Two passes over the flat tree. The first ({@link dev.memlint.python.Scopes}) notes what every
 * name is bound to and which class has which attributes; the second ({@link
 * dev.memlint.python.FileWalk}) writes the facts down, asking the first for meaning.
 */
package dev.memlint.python;
