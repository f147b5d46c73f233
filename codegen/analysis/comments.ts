import { ts } from 'ts-morph';

/**
 * The comments of a file, in the order of its text, without those in types. Between the nodes of the
 * tree there are only punctuation and keywords, so only these gaps are scanned.
 */
export function commentsIn(file: ts.SourceFile): ts.TextRange[] {
  const { text } = file;
  const found: ts.TextRange[] = [];
  const scanner = ts.createScanner(file.languageVersion, false, ts.LanguageVariant.Standard);
  const scan = (from: number, to: number): void => {
    if (!text.slice(from, to).includes('/')) return;
    scanner.setText(text, from, to - from);
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      if (!isComment(kind)) continue;
      found.push({ pos: scanner.getTokenStart(), end: scanner.getTokenEnd() });
    }
  };
  const visit = (node: ts.Node): void => {
    let end = node.pos;
    ts.forEachChild(node, (child) => {
      scan(end, child.pos);
      if (isType(child)) scan(child.pos, child.getStart(file));
      else visit(child);
      end = child.end;
    });
    scan(end, ts.isToken(node) ? node.getStart(file) : node.end);
  };
  visit(file);
  return found;
}

function isComment(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia
  );
}

function isType(node: ts.Node): boolean {
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}
