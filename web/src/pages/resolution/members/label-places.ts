/** A rectangle in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A point on the drawing, in pixels, and the size of its name. */
export interface NamedPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sides of a point its name can stand on, the one tried first in front. */
export const SIDES = ['top', 'bottom', 'right', 'left'] as const;
/** One of them. */
export type Side = (typeof SIDES)[number];

/** Between a point's middle and its name, and how much room a point itself takes. */
const AWAY = 8;
const MARK = 5;

const meet = (a: Box, b: Box): boolean => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

function boxAt({ x, y, width, height }: NamedPoint, side: Side): Box {
  switch (side) {
    case 'top': return { left: x - width / 2, top: y - AWAY - height, width, height };
    case 'bottom': return { left: x - width / 2, top: y + AWAY, width, height };
    case 'right': return { left: x + AWAY, top: y - height / 2, width, height };
    case 'left': return { left: x - AWAY - width, top: y - height / 2, width, height };
  }
}

/** On which side each name stands so that none covers another or a point; null where there is no room: the tooltip and the table have it. Names are placed in the order given. */
export function labelSides(points: readonly NamedPoint[], room: { readonly width: number; readonly height: number }): (Side | null)[] {
  const marks = points.map(({ x, y }): Box => ({ left: x - MARK, top: y - MARK, width: 2 * MARK, height: 2 * MARK }));
  const taken: Box[] = [];
  return points.map((point, index) => {
    const side = SIDES.find((one) => {
      const box = boxAt(point, one);
      const isInside = box.left >= 0 && box.top >= 0 && box.left + box.width <= room.width && box.top + box.height <= room.height;
      return isInside && !taken.some((other) => meet(box, other)) && !marks.some((mark, of) => of !== index && meet(box, mark));
    });
    if (side !== undefined) taken.push(boxAt(point, side));
    return side ?? null;
  });
}
