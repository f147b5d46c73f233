import { ts } from 'ts-morph';

const { SyntaxKind } = ts;

/** What to write instead, for kinds of nodes that are not translated. */
export const advice: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.AsyncKeyword, 'pass a callback.'],
  [SyntaxKind.AwaitExpression, 'pass a callback.'],
  [SyntaxKind.YieldExpression, 'yield in its own statement; a loop passes no value back.'],
  [SyntaxKind.BigIntLiteral, 'use a number; an integer on an imp has 32 bits.'],
  [SyntaxKind.ClassStaticBlockDeclaration, 'initialize static fields where they are declared.'],
  [SyntaxKind.PrivateIdentifier, "use 'private' and a name without #."],
  [SyntaxKind.DebuggerStatement, 'remove it.'],
  [SyntaxKind.Decorator, 'call the function with the class after its declaration.'],
  [SyntaxKind.HeritageClause, 'extend a class by its name.'],
  [SyntaxKind.FinallyKeyword, 'set a variable, and test it after the try statement.'],
  [SyntaxKind.LabeledStatement, 'move the loops to a function, and return from it.'],
  [SyntaxKind.ModuleDeclaration, 'export a class or an object.'],
  [SyntaxKind.NewExpression, 'name the class, and give it a constructor; or pass one array.'],
  [SyntaxKind.RegularExpressionLiteral, 'use string methods or a loop.'],
  [SyntaxKind.SpreadAssignment, 'list the members by name.'],
  [SyntaxKind.SpreadElement, 'copy with [...list] and push the others; pass arrays as arrays.'],
  [
    SyntaxKind.ObjectBindingPattern,
    'take the object as one parameter, and read its members in the body.',
  ],
  [
    SyntaxKind.ArrayBindingPattern,
    'take the array as one parameter, and read its elements in the body.',
  ],
  [SyntaxKind.TaggedTemplateExpression, 'call the function with the values.'],
  [SyntaxKind.VariableDeclarationList, 'use let or const.'],
]);
