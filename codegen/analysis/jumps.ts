import { ts } from 'ts-morph';
import { once } from './once.js';

// Where `break` and `continue` go. Squirrel has no labels: a jump out of several loops is one out of each.

export type Jump = ts.BreakStatement | ts.ContinueStatement;

export function isJump(node: ts.Node): node is Jump {
  return ts.isBreakStatement(node) || ts.isContinueStatement(node);
}

/** A loop or a switch, which `break` leaves. */
type Breakable = ts.IterationStatement | ts.SwitchStatement;

export function isBreakable(node: ts.Node): node is Breakable {
  return ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
}

/** The loop or the switch that a jump leaves, or goes on in; undefined for a block with a label. */
export function targetOf(jump: Jump): ts.Node | undefined {
  const { label } = jump;
  if (label === undefined) {
    const isTarget = ts.isBreakStatement(jump) ? isBreakable : isLoop;
    return ts.findAncestor(jump, isTarget);
  }
  const labeled = ts.findAncestor(jump, (each) => hasLabel(each, label.text));
  return labeled && bodyOf(labeled);
}

const isLoop = (node: ts.Node): node is ts.IterationStatement =>
  ts.isIterationStatement(node, false);

const hasLabel = (node: ts.Node, label: string): node is ts.LabeledStatement =>
  ts.isLabeledStatement(node) && node.label.text === label;

function bodyOf({ statement }: ts.LabeledStatement): ts.Node {
  return ts.isLabeledStatement(statement) ? bodyOf(statement) : statement;
}

/** The loops and switches that a jump leaves before it reaches its target, the innermost first. */
export function leftBy(jump: Jump): readonly Breakable[] {
  const target = targetOf(jump);
  const left: Breakable[] = [];
  for (
    let node: ts.Node = jump.parent;
    node !== target && !ts.isSourceFile(node);
    node = node.parent
  ) {
    if (isBreakable(node)) left.push(node);
  }
  // `continue` passes through a switch.
  return ts.isContinueStatement(jump) && !left.some(isLoop) ? [] : left;
}

/** The jumps within a loop or a switch that go on when it has been left. */
export const jumpsThrough = once((_, node: Breakable): readonly Jump[] => {
  const found: Jump[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isFunctionLike(each)) return;
    if (isJump(each) && each.label !== undefined && leftBy(each).includes(node)) found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
});
