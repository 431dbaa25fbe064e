import { describe, expect, test } from '@jest/globals';
import {
  type Box,
  graphDot,
  graphMermaid,
  graphOf,
  graphSvg,
  graphText,
  layoutGraph,
  type Place,
} from '../../src/explain/graph/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';

const SURVEY = graphOf(parse('ln(x1) + x1*x2 - sin(x2)'), { x1: 2, x2: 5 });

describe('the computation graph', () => {
  test('a node that is used twice is there once', () => {
    const graph = graphOf(parse('sin(x^2) + x^2'), { x: 1 });
    expect(graph.nodes.filter(({ label }) => label === '^')).toHaveLength(1);
    expect(graph.edges.filter(({ from }) => from === graph.nodes.find(({ label }) => label === '^')?.id)).toHaveLength(
      2,
    );
  });

  test('values forward, adjoints backward, partial derivatives at the edges', () => {
    const node = (name: string) => SURVEY.nodes.find((one) => one.name === name);
    expect(node('v₅')?.value).toBe(11.652071455223084);
    expect(node('v₋₁')?.adjoint).toBe(5.5);
    expect(node('v₀')?.adjoint).toBe(1.7163378145367738);
    for (const { from, to, partial } of SURVEY.edges) {
      expect(partial).toBeDefined();
      expect(SURVEY.nodes.some(({ id }) => id === from) && SURVEY.nodes.some(({ id }) => id === to)).toBe(true);
    }
  });

  test('an adjoint is the sum over its edges of partial times adjoint', () => {
    for (const { id, adjoint } of SURVEY.nodes) {
      if (id === SURVEY.result) continue;
      const sum = SURVEY.edges
        .filter(({ from }) => from === id)
        .reduce(
          (total, { to, partial = 0 }) => total + partial * (SURVEY.nodes.find((node) => node.id === to)?.adjoint ?? 0),
          0,
        );
      expect(sum).toBeCloseTo(adjoint as number, 14);
    }
  });

  test('x*x has two edges from one node, each with its own partial derivative', () => {
    expect(graphOf(parse('x*x'), { x: 3 }).edges.map(({ partial }) => partial)).toEqual([3, 3]);
  });

  test('every form draws every node', async () => {
    const svg = await graphSvg(SURVEY, speaker('en'));
    expect(svg.match(/class="fx-node"/g)).toHaveLength(SURVEY.nodes.length);
    expect(svg.match(/class="fx-edge"/g)).toHaveLength(SURVEY.edges.length);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(graphDot(SURVEY).match(/->/g)).toHaveLength(SURVEY.edges.length);
    expect(graphMermaid(SURVEY).match(/-->/g)).toHaveLength(SURVEY.edges.length);
    const text = graphText(SURVEY, speaker('en'));
    expect(text.match(/value/g)).toHaveLength(SURVEY.nodes.length);
    expect(text.match(/see above/g)).toHaveLength(2);
    expect(graphText(SURVEY, speaker('zh'))).toContain('伴随');
  });

  test('names cannot break out of the picture', async () => {
    const svg = await graphSvg(graphOf(parse('a < b ? a : b'), { a: 1, b: 2 }), speaker('en'));
    expect(svg).toContain('&#60;');
    expect(svg).not.toContain('a < b');
  });

  test('a graph that nobody can read is refused', () => {
    const sum = Array.from({ length: 400 }, (_, i) => `x^${i + 2}`).join('+');
    expect(() => graphOf(parse(sum), { x: 1 })).toThrow(/too many to draw/);
  });
});

/** Points along a path of straight pieces and cubic curves. */
function pointsAlong(path: string): Place[] {
  const found: Place[] = [];
  let last: Place = { x: 0, y: 0 };
  for (const [, kind, numbers = ''] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const values = numbers.trim().split(/\s+/).map(Number);
    const places = values.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: values[i + 1] as number }] : []));
    const end = places.at(-1) as Place;
    const [a = end, b = end] = kind === 'C' ? places : [last, end];
    for (let k = 0; kind !== 'M' && k <= 40; k++) {
      const t = k / 40;
      const along = (pick: (place: Place) => number): number =>
        (1 - t) ** 3 * pick(last) +
        3 * (1 - t) ** 2 * t * pick(a) +
        3 * (1 - t) * t ** 2 * pick(b) +
        t ** 3 * pick(end);
      found.push({ x: along(({ x }) => x), y: along(({ y }) => y) });
    }
    last = end;
  }
  return found;
}

/** Well inside: an edge touches the boxes that it joins. */
function isInside({ x, y }: Place, box: Box): boolean {
  return Math.abs(x - box.x) < box.width / 2 - 1 && Math.abs(y - box.y) < box.height / 2 - 1;
}

describe('the layout', () => {
  const size = { width: 60, height: 40 };
  const options = { sizeOf: () => size, labelOf: () => ({ width: 20, height: 10 }) };

  test.each([
    ['LR', 'x'],
    ['TB', 'y'],
  ] as const)('%s: operands lie before what uses them, and no two nodes cover each other', async (direction, along) => {
    const { boxes, width, height } = await layoutGraph(SURVEY, { ...options, direction });
    for (const { from, to } of SURVEY.edges) {
      expect((boxes[from] as Box)[along]).toBeLessThan((boxes[to] as Box)[along]);
    }
    const all = Object.values(boxes);
    for (const [i, a] of all.entries()) {
      expect(a.x + a.width / 2 <= width && a.y + a.height / 2 <= height).toBe(true);
      for (const b of all.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= size.width || Math.abs(a.y - b.y) >= size.height).toBe(true);
      }
    }
  });

  test('edges of the same two nodes have routes of their own', async () => {
    const square = graphOf(parse('x*x*sin(x)'), { x: 1 });
    const { routes } = await layoutGraph(square, options);
    const paths = routes.map(({ path }) => path);
    expect(new Set(paths).size).toBe(square.edges.length);
  });

  test.each(['LR', 'TB'] as const)('%s: no edge crosses a box or the label of another', async (direction) => {
    for (const text of [
      'sigmoid(a_long_name*x + b)*exp(-gamma_parameter*x^2)/(1+softplus(x))',
      'x1*x2*x3*x4 + sin(x1)*cos(x4) + x2^2/x1 + ln(x3*x1) + x1^2*x4',
      'x/(1+x/(2+x/(3+x)))*sin(x)*y^2 + ln(x+y)',
    ]) {
      const graph = graphOf(parse(text));
      const labelSize = { width: 40, height: 10 };
      const { boxes, routes } = await layoutGraph(graph, {
        sizeOf: ({ label }) => ({ width: 40 + 8 * label.length, height: 50 }),
        labelOf: () => labelSize,
        direction,
      });
      const labels = routes.flatMap(({ label }) => (label === undefined ? [] : [{ ...label, ...labelSize }]));
      for (const [i, { path }] of routes.entries()) {
        const others = labels.filter((_, j) => j !== i);
        const hit = pointsAlong(path).find((point) =>
          [...Object.values(boxes), ...others].some((box) => isInside(point, box)),
        );
        expect([text, i, hit]).toEqual([text, i, undefined]);
      }
    }
  });

  test('what it is given stays as it was', async () => {
    const given = { width: 60, height: 40 };
    await layoutGraph(SURVEY, { ...options, sizeOf: () => given });
    expect(given).toEqual({ width: 60, height: 40 });
  });
});
