import type { Call, ClassLiteral, Expression, TableLiteral } from '../tree.js';

/** What an expression evaluates first, in this order, and how it is put together again. */
export interface Parts {
  readonly parts: readonly Expression[];
  readonly rebuild: (parts: readonly Expression[]) => Expression;
}

const whole = (node: Expression): Parts => ({ parts: [], rebuild: () => node });

/** Takes an expression apart. What only may be evaluated, and the body of a function, is no part. */
export function partsOf(node: Expression): Parts {
  switch (node.kind) {
    case 'member':
      return { parts: [node.object], rebuild: ([object]) => ({ ...node, object: object! }) };
    case 'unary':
    case 'update':
      return partsOfTarget(node.operand, (operand) => ({ ...node, operand }));
    case 'index':
      return partsOfTarget(node, (index) => index);
    case 'binary':
      return {
        parts: [node.left, node.right],
        rebuild: ([left, right]) => ({ ...node, left: left!, right: right! }),
      };
    case 'assignment': {
      const target = partsOfTarget(node.target, (each) => each);
      return {
        parts: [...target.parts, node.value],
        rebuild: (parts) => ({
          ...node,
          target: target.rebuild(parts.slice(0, -1)),
          value: parts.at(-1)!,
        }),
      };
    }
    case 'call':
      return partsOfCall(node);
    case 'array':
      return { parts: node.elements, rebuild: (elements) => ({ ...node, elements }) };
    case 'table':
      return partsOfTable(node);
    case 'class':
      return partsOfClass(node);
    default:
      return whole(node);
  }
}

/** A computed key comes before its value. */
function partsOfTable(node: TableLiteral): Parts {
  return {
    parts: node.slots.flatMap(({ computed, value }) => (computed ? [computed, value] : [value])),
    rebuild: (parts) => {
      const waiting = [...parts];
      const slots = node.slots.map((slot) => ({
        ...slot,
        ...(slot.computed && { computed: waiting.shift()! }),
        value: waiting.shift()!,
      }));
      return { ...node, slots };
    },
  };
}

/** What is written to is not read: its object and its key are. */
function partsOfTarget(target: Expression, make: (target: Expression) => Expression): Parts {
  if (target.kind === 'name') return { parts: [], rebuild: () => make(target) };
  if (target.kind === 'member') {
    return { parts: [target.object], rebuild: ([object]) => make({ ...target, object: object! }) };
  }
  if (target.kind !== 'index') return { parts: [target], rebuild: ([each]) => make(each!) };
  return {
    parts: [target.object, target.index],
    rebuild: ([object, index]) => make({ ...target, object: object!, index: index! }),
  };
}

/** A method is found when it is called, as its object is its `this`. */
function partsOfCall(node: Call): Parts {
  const { callee, args } = node;
  const { parts, rebuild } =
    callee.kind === 'member' || callee.kind === 'index'
      ? partsOf(callee)
      : { parts: [callee], rebuild: ([only]: readonly Expression[]) => only! };
  return {
    parts: [...parts, ...args],
    rebuild: (all) => ({
      ...node,
      callee: rebuild(all.slice(0, parts.length)),
      args: all.slice(parts.length),
    }),
  };
}

function partsOfClass(node: ClassLiteral): Parts {
  const extended = node.extended === null ? [] : [node.extended];
  const values = node.members.flatMap((each) => (each.kind === 'field' ? [each.value] : []));
  return {
    parts: [...extended, ...values],
    rebuild: (parts) => {
      const left = [...parts];
      const base = node.extended === null ? null : left.shift()!;
      const members = node.members.map((each) =>
        each.kind === 'field' ? { ...each, value: left.shift()! } : each,
      );
      return { ...node, extended: base, members };
    },
  };
}
