import type { Call, Expr, Shape } from '../../expr/index.ts';
import { sizeOf, stridesOf } from '../../tensor/index.ts';
import { contractionStages } from './contraction.ts';
import { type Access, coalesced, type Member, type Nest, type Operand, type Write } from './nest.ts';
import { scanStages } from './scan.ts';
import type { Stage } from './stage.ts';
import { isConstant, isContiguous, isElementwise, numberOf, type Placed, placedBy, type View, Views } from './view.ts';

/** A longer body would run out of registers. */
const LONGEST = 60;

/** Operations on one shape that are not done yet. */
interface Open {
  readonly shape: Shape;
  readonly members: Map<Expr, number>;
  /** What is written of a member or of something in memory: sums over axes, parts of something larger. */
  readonly placed: { readonly node: Call; readonly part: Placed }[];
  /** The values that these make. */
  readonly made: Set<Expr>;
}

/** What the compiler of tensors makes of expressions: stages in order, and where every value lies. */
export interface Stages {
  readonly stages: readonly Stage[];
  readonly views: Views;
  /** Where the values asked for lie: each in one row, unless it is a number. */
  readonly results: readonly View[];
}

/**
 * Join operations into nests of loops: an operation waits, with others of its shape and with the sums over them, until
 * something outside of its nest needs it.
 *
 * @param order all nodes, arguments first
 * @param outputs the values that are asked for
 */
export function stagesOf(order: readonly Expr[], outputs: readonly Expr[]): Stages {
  const views = new Views();
  const users = usersOf(order);
  const asked = new Set(outputs.map((output) => views.of(output).base));
  const stages: Stage[] = [];
  const open = new Map<string, Open>();
  const home = new Map<Expr, string>();

  const close = (key: string): void => {
    const group = open.get(key);
    if (group === undefined) return;
    open.delete(key);
    for (const node of [...group.members.keys(), ...group.made]) home.delete(node);
    stages.push(coalesced(nestOf(group, views, (node) => asked.has(node) || hasOtherUsers(node, group, users))));
  };
  /** See to it that a value is in memory, unless it is a member of the group of this key. */
  const settle = (arg: Expr, key: string | undefined): void => {
    const { base } = views.of(arg);
    const at = home.get(base);
    if (at === undefined) return;
    if (at === key && arg === base && open.get(at)?.members.has(base)) return;
    close(at);
  };
  const groupFor = (shape: Shape): Open => {
    const key = shape.join();
    if ((open.get(key)?.members.size ?? 0) >= LONGEST) close(key);
    const group = open.get(key) ?? { shape, members: new Map(), placed: [], made: new Set<Expr>() };
    open.set(key, group);
    return group;
  };

  for (const node of order) {
    if (node.kind !== 'call' || views.of(node).base !== node) continue;
    if (sizeOf(node.shape) > 0 && isElementwise(node)) {
      if (isConstant(node)) continue;
      const key = node.shape.join();
      for (const arg of node.args) settle(arg, key);
      const group = groupFor(node.shape);
      for (const arg of node.args) settle(arg, key);
      group.members.set(node, group.members.size);
      home.set(node, key);
      // The limit may have closed the group that held the arguments, so they are looked up when it is written.
      continue;
    }
    const parts = placedBy(node);
    if (parts !== undefined) {
      for (const part of parts) {
        const key = part.from.shape.join();
        settle(part.from, key);
        const group = groupFor(part.from.shape);
        group.placed.push({ node, part });
        group.made.add(node);
        home.set(node, key);
      }
      // It is there when all of its parts are.
      if (parts.length > 1) for (const { from } of parts) close(from.shape.join());
      continue;
    }
    for (const arg of node.args) settle(arg, undefined);
    stages.push(...wholeStages(node, views));
  }
  for (const key of [...open.keys()]) close(key);
  const results = outputs.map((output) => views.of(output));
  for (const [k, { base, strides }] of results.entries()) {
    const output = outputs[k] as Expr;
    if (numberOf(base) !== undefined || isContiguous(output.shape, strides)) continue;
    if (outputs.indexOf(output) === k) stages.push(copyOf(output, views));
    results[k] = { base: output, offset: 0, strides: stridesOf(output.shape) };
  }
  return { stages, views, results };
}

/** A value that is a view, in memory of its own. */
function copyOf(node: Expr, views: Views): Nest {
  const own = { base: node, offset: 0, strides: stridesOf(node.shape) };
  return coalesced({
    kind: 'nest',
    extents: node.shape,
    members: [],
    reads: [views.of(node)],
    writes: [{ ...own, from: { kind: 'read', index: 0 } }],
  });
}

function usersOf(order: readonly Expr[]): Map<Expr, Call[]> {
  const users = new Map<Expr, Call[]>();
  for (const node of order) {
    if (node.kind !== 'call') continue;
    for (const arg of node.args) {
      const known = users.get(arg);
      if (known === undefined) users.set(arg, [node]);
      else known.push(node);
    }
  }
  return users;
}

function hasOtherUsers(node: Expr, group: Open, users: ReadonlyMap<Expr, readonly Call[]>): boolean {
  return (users.get(node) ?? []).some((user) => !group.members.has(user) && !group.made.has(user));
}

function nestOf(group: Open, views: Views, isNeeded: (node: Expr) => boolean): Nest {
  const reads: Access[] = [];
  const known = new Map<Expr, Operand>();
  const members: Member[] = [];
  const operand = (arg: Expr): Operand => {
    const member = group.members.has(arg) ? known.get(arg) : undefined;
    if (member !== undefined) return member;
    const { base, offset, strides } = views.of(arg);
    const value = numberOf(base);
    if (value !== undefined) return { kind: 'number', value };
    const found = known.get(arg);
    if (found !== undefined) return found;
    const read: Operand = { kind: 'read', index: reads.length };
    reads.push({ base, offset, strides: broadcastStrides(strides, arg.shape, group.shape) });
    known.set(arg, read);
    return read;
  };
  for (const node of group.members.keys()) {
    const { op, args } = node as Call;
    members.push({ op, args: args.map(operand) });
    known.set(node, { kind: 'member', index: members.length - 1 });
  }
  const writes: Write[] = [];
  for (const node of group.members.keys()) {
    if (!isNeeded(node)) continue;
    const from = known.get(node) as Operand;
    writes.push({ base: node, offset: 0, strides: stridesOf(group.shape), from });
  }
  for (const { node, part } of group.placed) {
    const { from, where, ...how } = part;
    writes.push({ base: node, ...where, from: operand(from), ...how });
  }
  return { kind: 'nest', extents: group.shape, members, reads, writes };
}

/** The strides of a value of one shape, read in another shape by broadcasting. */
function broadcastStrides(strides: readonly number[], shape: Shape, into: Shape): number[] {
  const missing = into.length - shape.length;
  return into.map((_, axis) =>
    axis < missing || shape[axis - missing] === 1 ? 0 : (strides[axis - missing] as number),
  );
}

/** An operation that waits for no other: a product of matrices, or its own kernel. */
function wholeStages(node: Call, views: Views): readonly Stage[] {
  return contractionStages(node, views) ?? scanStages(node, views) ?? [{ kind: 'kernel', node }];
}
