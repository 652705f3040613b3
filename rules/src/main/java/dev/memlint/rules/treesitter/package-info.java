/**
 * Tree-sitter for front ends: a {@link dev.memlint.rules.treesitter.Grammar} is loaded once per
 * language, a {@link dev.memlint.rules.treesitter.TreeParser} belongs to one worker at a time, and
 * each parse gives a {@link dev.memlint.rules.treesitter.FlatTree}: the whole tree in primitive
 * arrays, with the native tree already freed.
 */
package dev.memlint.rules.treesitter;
