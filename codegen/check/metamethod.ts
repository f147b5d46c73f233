import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

const metamethods = new Set(
  (
    '_add _sub _mul _div _unm _modulo _set _get _typeof _nexti _cmp _call _cloned _newslot ' +
    '_delslot _tostring _newmember _inherited'
  ).split(' '),
);

/** A method that Squirrel would call where nobody did. */
export function checkMetamethod(context: Context, node: ts.Node): void {
  if (!ts.isMethodDeclaration(node)) return;
  const name = node.name.getText();
  if (metamethods.has(name)) context.report(findings.metamethod(name), node.name);
}
