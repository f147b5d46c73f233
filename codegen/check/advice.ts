import { ts } from 'ts-morph';

const { SyntaxKind } = ts;

/** What to write instead of a kind of node that is not translated, where there is something to say. */
export const advice: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.AsyncKeyword, 'take a function, and call it when it is done.'],
  [SyntaxKind.AwaitExpression, 'take a function, and call it when it is done.'],
  [SyntaxKind.YieldExpression, 'return an array, or call a function with each value.'],
  [SyntaxKind.AsteriskToken, 'return an array, or call a function with each value.'],
  [SyntaxKind.BigIntLiteral, 'use a number; an integer of an imp has 32 bits.'],
  [SyntaxKind.ClassExpression, 'declare the class with a name.'],
  [SyntaxKind.ClassStaticBlockDeclaration, 'give static fields their values where they stand.'],
  [SyntaxKind.PrivateIdentifier, "write 'private' instead of #, and a plain name."],
  [SyntaxKind.DebuggerStatement, 'leave it out.'],
  [SyntaxKind.Decorator, 'call the function with the class below it.'],
  [SyntaxKind.FinallyKeyword, 'do it behind the try, and in the catch before throwing again.'],
  [SyntaxKind.LabeledStatement, 'put the loops into a function, and return from it.'],
  [SyntaxKind.ModuleDeclaration, 'write a module of its own, and import from it.'],
  [SyntaxKind.RegularExpressionLiteral, 'look for it with the methods of strings, or in a loop.'],
  [SyntaxKind.SpreadAssignment, 'name the members.'],
  [SyntaxKind.SpreadElement, 'copy with [...list] alone, and push the others; pass an array on.'],
  [SyntaxKind.ObjectBindingPattern, 'give the whole a name, and read its members in the body.'],
  [SyntaxKind.ArrayBindingPattern, 'give the whole a name, and read its elements in the body.'],
  [SyntaxKind.TaggedTemplateExpression, 'call the function with the values.'],
  [SyntaxKind.VoidExpression, 'call it in a statement of its own.'],
]);
