import { ts } from 'ts-morph';

/** What a part of a pattern asks for: a property by its name or by a computed key, or an element. */
export type Key = string | number | ts.Expression;

/** One name or target of a pattern. */
export interface Part {
  readonly node: ts.Node;
  readonly key: Key;
  readonly target: ts.BindingName | ts.Expression;
  /** What it is where nothing is found. */
  readonly otherwise: ts.Expression | undefined;
  readonly isRest: boolean;
}

/** What takes an object or a list apart: in a declaration, or left of an assignment. */
export type Pattern =
  | ts.ObjectBindingPattern
  | ts.ArrayBindingPattern
  | ts.ObjectLiteralExpression
  | ts.ArrayLiteralExpression;

export function isPattern(node: ts.Node): node is Pattern {
  return (
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node)
  );
}

export function isListPattern(
  node: Pattern,
): node is ts.ArrayBindingPattern | ts.ArrayLiteralExpression {
  return ts.isArrayBindingPattern(node) || ts.isArrayLiteralExpression(node);
}

/** The parts of a pattern; null for one that cannot be taken apart. */
export function partsOfPattern(pattern: Pattern): (Part | null)[] {
  if (ts.isObjectLiteralExpression(pattern)) return pattern.properties.map(partOfProperty);
  if (ts.isArrayLiteralExpression(pattern)) {
    return pattern.elements.flatMap((each, position) =>
      ts.isOmittedExpression(each) ? [] : [partOfTarget(each, each, position)],
    );
  }
  return pattern.elements.flatMap((element, position) => {
    if (ts.isOmittedExpression(element)) return [];
    const { name, initializer, dotDotDotToken } = element;
    const key = ts.isArrayBindingPattern(pattern)
      ? position
      : keyOf(element.propertyName ?? (name as ts.Identifier));
    const isRest = dotDotDotToken !== undefined;
    return [
      key === null ? null : { node: element, key, target: name, otherwise: initializer, isRest },
    ];
  });
}

function partOfProperty(property: ts.ObjectLiteralElementLike): Part | null {
  if (ts.isShorthandPropertyAssignment(property)) {
    const { name, objectAssignmentInitializer: otherwise } = property;
    return { node: property, key: name.text, target: name, otherwise, isRest: false };
  }
  if (ts.isSpreadAssignment(property)) {
    const target = property.expression;
    return { node: property, key: '', target, otherwise: undefined, isRest: true };
  }
  if (!ts.isPropertyAssignment(property)) return null;
  const key = keyOf(property.name);
  return key === null ? null : partOfTarget(property, property.initializer, key);
}

/** `target`, `target = otherwise` or `...target`. */
function partOfTarget(node: ts.Node, target: ts.Expression, key: Key): Part {
  const plain = { node, key, target, otherwise: undefined, isRest: false };
  if (ts.isSpreadElement(target)) return { ...plain, target: target.expression, isRest: true };
  if (!ts.isBinaryExpression(target)) return plain;
  return { ...plain, target: target.left, otherwise: target.right };
}

function keyOf(name: ts.PropertyName): Key | null {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name)) return name.expression;
  return null;
}
