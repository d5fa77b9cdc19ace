import { DirectedGraph } from 'graphology';
import type { Colours } from '../pictures/colours.js';
import type { Matrix } from '../pictures/matrix-model.js';

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
  [name: string]: unknown;
}
export interface EdgeLook {
  size: number;
  weight: number;
  color: string;
  zIndex: number;
  [name: string]: unknown;
}

/** People as dots, flows as arrows. They begin on a circle in their order, so that the same chapter looks the same each time. */
export function networkOf(matrix: Matrix, colours: Colours): DirectedGraph<NodeLook, EdgeLook> {
  const graph = new DirectedGraph<NodeLook, EdgeLook>();
  const { people } = matrix;
  const most = Math.max(1, ...people.map((person) => person.given));
  people.forEach(({ memberId, displayName, given, active }, index) => {
    const angle = (2 * Math.PI * index) / people.length;
    graph.addNode(memberId, {
      x: Math.cos(angle) * 100,
      y: Math.sin(angle) * 100,
      size: 4 + 14 * Math.sqrt(given / most),
      label: displayName,
      color: active ? colours.given : colours.edge,
    });
  });
  people.forEach((giver, row) => {
    people.forEach((receiver, col) => {
      const weight = matrix.given(row, col);
      if (weight === 0 || row === col) return;
      const oneSided = matrix.tie(row, col) === 'oneSided';
      graph.addEdge(giver.memberId, receiver.memberId, {
        weight,
        size: 0.6 + 3 * Math.sqrt(weight / matrix.most),
        color: oneSided ? colours.plum : colours.line,
        zIndex: oneSided ? 1 : 0,
      });
    });
  });
  return graph;
}
