import type { Box, Place, Size } from './layout.ts';

/** How an edge runs, from the operand to the operation. */
export interface Route {
  /** Where it leaves, the ends of its straight pieces, where it arrives. */
  readonly points: readonly Place[];
  /** As SVG draws it. */
  readonly path: string;
  /** The middle of its label; absent where it has none. */
  readonly label?: Place;
}

/** An edge before it has a route: its ends, and where it passes the ranks between. */
export interface Way {
  readonly from: Box;
  readonly to: Box;
  /** One place in every rank between the ends. */
  readonly stops: readonly Place[];
  readonly label?: (Place & Size) | undefined;
}

export type Direction = 'LR' | 'TB';

/** The straight piece that an arrow ends with. */
const LEAD = 9;

/** Edges that leave or enter a box side by side are this far apart, if it is large enough. */
const APART = 14;

/**
 * Routes that cross no box and no label: straight where boxes or labels of a rank lie beside the edge, curved only in the
 * gaps between ranks.
 */
export function routesOf(boxes: readonly Box[], ways: readonly Way[], direction: Direction): Route[] {
  // All that follows is said of ranks from left to right; downward it is the same with the axes turned.
  const turn = direction === 'LR' ? same : turned;
  const placed = ways.map(({ from, to, stops, label }) => ({
    from: turn(from),
    to: turn(to),
    stops: stops.map(turn),
    label: label === undefined ? undefined : turn(label),
  }));
  const columns = columnsOf([
    ...boxes.map(turn),
    ...placed.flatMap(({ label }) => (label === undefined ? [] : [label])),
  ]);
  const leaving = ports(placed.map(({ from, to, stops }) => [from, (stops[0] ?? to).y]));
  const entering = ports(placed.map(({ from, to, stops }) => [to, (stops.at(-1) ?? from).y]));
  return placed.map(({ from, to, stops, label }, i) => {
    const [start, end] = [leaving[i] as number, entering[i] as number];
    const pieces: Piece[] = [
      { left: from.x + from.width / 2, right: from.x + columns(from.x), y: start },
      ...stops.map(({ x, y }) => ({ left: x - columns(x), right: x + columns(x), y })),
      { left: to.x - columns(to.x) - LEAD, right: to.x - to.width / 2, y: end },
    ];
    const points = pieces.flatMap(({ left, right, y }) =>
      left === right
        ? [{ x: left, y }]
        : [
            { x: left, y },
            { x: right, y },
          ],
    );
    return {
      points: points.map(turn),
      path: pathOf(pieces, turn),
      ...(label === undefined ? {} : { label: turn({ x: label.x, y: label.y }) }),
    };
  });
}

/** A straight piece along the direction of the ranks. */
interface Piece {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const same = <T extends Place>(place: T): T => place;

function turned<T extends Place & Partial<Size>>(place: T): T {
  const { x, y, width, height } = place;
  return { ...place, x: y, y: x, ...(width === undefined ? {} : { width: height, height: width }) };
}

/** Half the width of the rank whose middle is at a place. */
function columnsOf(all: readonly (Place & Size)[]): (x: number) => number {
  const halves = new Map<number, number>();
  for (const { x, width } of all) halves.set(Math.round(x), Math.max(halves.get(Math.round(x)) ?? 0, width / 2));
  return (x) => halves.get(Math.round(x)) ?? 0;
}

/** Where edges touch their box: spread over its side, in the order of where they come from or go to. */
function ports(ends: readonly (readonly [box: Box, other: number])[]): number[] {
  const ofBox = new Map<string, number[]>();
  for (const [i, [{ x, y }]] of ends.entries()) {
    const key = `${x} ${y}`;
    ofBox.set(key, [...(ofBox.get(key) ?? []), i]);
  }
  const places: number[] = [];
  for (const indices of ofBox.values()) {
    const sorted = indices.toSorted((i, j) => (ends[i]?.[1] ?? 0) - (ends[j]?.[1] ?? 0));
    for (const [k, i] of sorted.entries()) {
      const [{ y, height }] = ends[i] as (typeof ends)[number];
      const apart = Math.min(APART, (height - 12) / sorted.length);
      places[i] = y + (k - (sorted.length - 1) / 2) * apart;
    }
  }
  return places;
}

function pathOf(pieces: readonly Piece[], turn: (place: Place) => Place): string {
  const short = (value: number): number => Math.round(value * 100) / 100;
  const written = (x: number, y: number): string => {
    const place = turn({ x, y });
    return `${short(place.x)} ${short(place.y)}`;
  };
  const [first, ...rest] = pieces as readonly [Piece, ...Piece[]];
  let path = `M${written(first.left, first.y)}`;
  let before = first;
  const straight = ({ left, right, y }: Piece): string => (right > left ? `L${written(right, y)}` : '');
  path += straight(first);
  for (const piece of rest) {
    const middle = (before.right + piece.left) / 2;
    path +=
      before.y === piece.y
        ? `L${written(piece.left, piece.y)}`
        : `C${written(middle, before.y)} ${written(middle, piece.y)} ${written(piece.left, piece.y)}`;
    path += straight(piece);
    before = piece;
  }
  return path;
}
