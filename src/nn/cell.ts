import { Parameter } from '../ad/transforms/index.ts';

/**
 * A part of a model: parameters, and further cells, as its properties. A cell is called by its method `construct`.
 *
 * @example
 * class Layer extends Cell {
 *   readonly w = new Parameter(zeros([5, 3]), 'w');
 *   construct(x: Operand): Value { return ops.matmul(x, this.w); }
 * }
 */
export abstract class Cell {
  /** The parameters of this cell and of the cells in it, in the order of the properties; arrays of them count. */
  parameters(): Parameter[] {
    const found: Parameter[] = [];
    const waiting: unknown[] = [this];
    const seen = new Set<unknown>();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next instanceof Parameter) found.push(next);
      else if (Array.isArray(next)) waiting.unshift(...next.filter(isPart));
      else if (next instanceof Cell) waiting.unshift(...Object.values(next).filter(isPart));
    }
    return found;
  }

  /** Those that training changes. */
  trainableParams(): Parameter[] {
    return this.parameters().filter(({ trainable }) => trainable);
  }
}

function isPart(value: unknown): boolean {
  return value instanceof Parameter || value instanceof Cell || Array.isArray(value);
}
