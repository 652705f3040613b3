package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import java.util.Optional;

/**
 * A method that the file declares.
 *
 * @param returned its declared result type
 * @param parameters number of parameters
 * @param field the field that it only returns, {@code return items;}
 * @param node its declaration
 */
record MethodInfo(
    JavaType returned, int parameters, Optional<FieldInfo> field, MethodDeclaration node) {}
