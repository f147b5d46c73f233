import { ts } from 'ts-morph';

// What declarations say.

/** Whether only its class reaches a member. */
export function isPrivate(declaration: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(declaration);
  const flags = ts.getCombinedModifierFlags(declaration);
  return (
    (flags & ts.ModifierFlags.Private) !== 0 || (name !== undefined && ts.isPrivateIdentifier(name))
  );
}

/** Whether only the program itself writes to a member, or a subclass of its own. */
export function isHidden(declaration: ts.Declaration): boolean {
  const flags = ts.getCombinedModifierFlags(declaration);
  return (flags & ts.ModifierFlags.Protected) !== 0 || isPrivate(declaration);
}

/** Whether a declaration says that it is whole: `function millis(): Integer`. */
export function isInteger(declaration: ts.Declaration | undefined): boolean {
  if (declaration === undefined || !('type' in declaration)) return false;
  const type = declaration.type as ts.TypeNode | undefined;
  if (type === undefined || !ts.isTypeReferenceNode(type)) return false;
  return type.typeName.getText() === 'Integer';
}

/** The name of a member; null when it is computed. */
export function nameOf(name: ts.PropertyName): string | null {
  if (ts.isComputedPropertyName(name)) {
    return ts.isStringLiteralLike(name.expression) ? name.expression.text : null;
  }
  return name.text;
}
