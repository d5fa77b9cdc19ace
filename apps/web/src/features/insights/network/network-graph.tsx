import forceAtlas2 from 'graphology-layout-forceatlas2';
import { useEffect, useRef } from 'react';
import Sigma from 'sigma';
import { useColours } from '../pictures/colours.js';
import type { Matrix } from '../pictures/matrix-model.js';
import { type EdgeLook, networkOf, type NodeLook } from './network-model.js';
import classes from './network.module.css';

interface NetworkGraphProps {
  readonly matrix: Matrix;
  readonly focus: string | null;
  readonly frozen: boolean;
  readonly onChoose: (memberId: string | null) => void;
  readonly label: string;
}

/** Rounds of the layout before it is shown, and after that while it moves; it comes to rest by itself. */
const AHEAD = 400;
const MOVING = 200;
/** Up to so many people all names are written; beyond, those for whom there is room. */
const FEW = 45;

/** Dots sized by what they give, arrows as flow, one-sided ties in plum. The table beside it says the same. */
export function NetworkGraph({ matrix, focus, frozen, onChoose, label }: NetworkGraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<{ sigma: Sigma<NodeLook, EdgeLook>; rounds: number } | null>(null);
  const colours = useColours();
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  }, [onChoose]);

  useEffect(() => {
    if (!box.current) return;
    const graph = networkOf(matrix, colours);
    forceAtlas2.assign(graph, { iterations: AHEAD, settings: forceSettings(graph.order) });
    const sigma = new Sigma<NodeLook, EdgeLook>(graph, box.current, {
      defaultEdgeType: 'arrow',
      labelColor: { color: colours.ink },
      labelFont: 'Inter Variable, system-ui, sans-serif',
      labelSize: 13,
      labelDensity: 1,
      labelRenderedSizeThreshold: 4,
      stagePadding: box.current.clientWidth > 600 ? 72 : 24,
      zIndex: true,
      minCameraRatio: 0.2,
      maxCameraRatio: 3,
      allowInvalidContainer: true,
      defaultDrawNodeHover: () => undefined,
    });
    sigma.on('clickNode', ({ node }) => choose.current(node));
    sigma.on('clickStage', () => choose.current(null));
    view.current = { sigma, rounds: MOVING };
    return () => {
      view.current = null;
      sigma.kill();
    };
  }, [matrix, colours]);

  useEffect(() => {
    const sigma = view.current?.sigma;
    if (!sigma) return;
    const graph = sigma.getGraph();
    const roomy = sigma.getDimensions().width > 600;
    const near = focus && graph.hasNode(focus) ? new Set([focus, ...graph.neighbors(focus)]) : null;
    sigma.setSetting('nodeReducer', (node, look) =>
      !near || near.has(node)
        ? {
            ...look,
            forceLabel: (roomy && graph.order <= FEW) || node === focus || (near !== null && near.size <= FEW),
            zIndex: 1,
          }
        : { ...look, color: colours.line, label: null, zIndex: 0 },
    );
    sigma.setSetting('edgeReducer', (edge, look) =>
      !focus || !near || graph.hasExtremity(edge, focus) ? look : { ...look, hidden: true },
    );
  }, [focus, colours, matrix]);

  useEffect(() => {
    if (frozen) return;
    let frame = 0;
    const step = (): void => {
      const here = view.current;
      if (!here || here.rounds <= 0) return;
      here.rounds -= 2;
      const graph = here.sigma.getGraph();
      forceAtlas2.assign(graph, { iterations: 2, settings: forceSettings(graph.order) });
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [frozen, matrix, colours]);

  return <div ref={box} className={classes['graph']} role="img" aria-label={label} />;
}

const forceSettings = (people: number) => ({
  ...forceAtlas2.inferSettings(people),
  gravity: 0.6,
  strongGravityMode: false,
  scalingRatio: 4,
  linLogMode: true,
  slowDown: 2,
  edgeWeightInfluence: 1.4,
});
