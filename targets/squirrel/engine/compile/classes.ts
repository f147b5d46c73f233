import type { ClassLiteral, ClassMember, TableLiteral } from '../../../../codegen/squirrel/tree.js';
import type { Code } from './code.js';
import { compile, compileStored, compileTable, quote } from './expressions.js';
import { compileFunction } from './functions.js';
import type { FunctionScope } from './scope.js';

/** A class: made empty, then member by member. */
export function compileClass(scope: FunctionScope, node: ClassLiteral): Code {
  const base = node.extended === null ? 'undefined' : compile(scope, node.extended);
  const attributes = attributesCode(scope, node.attributes);
  const made = scope.temporary();
  const members = node.members.map((each) => {
    const { depth } = scope;
    const code = memberCode(scope, made, each);
    scope.depth = depth;
    return [code, ', '];
  });
  return ['(', `${made} = $class(`, base, ', ', attributes, '), ', ...members, made, ')'];
}

function attributesCode(scope: FunctionScope, node: TableLiteral | undefined): Code {
  return node === undefined ? 'null' : compileTable(scope, node);
}

function memberCode(scope: FunctionScope, made: string, node: ClassMember): Code {
  const attributes = attributesCode(scope, node.attributes);
  const isComputed = node.kind === 'field' && node.computed !== undefined;
  const key = isComputed ? compile(scope, node.computed) : quote(node.name);
  const value =
    node.kind === 'method'
      ? compileFunction(scope, node, node.name)
      : compileStored(scope, node.value);
  const rest = `, ${String(node.isStatic)})`;
  return [`$member(${made}, `, attributes, ', ', key, ', ', value, rest];
}
