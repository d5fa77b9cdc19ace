import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
} from 'react';
import { useColours } from './colours.js';
import { type Brush, drawGrid, type GridDrawing, type GridLabels, type Place } from './draw-grid.js';
import classes from './grid-canvas.module.css';

interface GridCanvasProps {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly labels: GridLabels;
  /** Draws one cell, whose corner is at (0, 0) and whose side is `brush.size`. */
  readonly paint: (brush: Brush, row: number, col: number) => void;
  /** Says what a cell says. */
  readonly describe: (row: number, col: number) => string;
  readonly onActive?: (at: Place | null) => void;
  readonly onOpen?: (at: Place) => void;
  /** Whether (row, col) and (col, row) belong together, so that both are marked. */
  readonly mirrored?: boolean;
}

/**
 * A grid of many cells on one canvas of the size of its window: only what is seen is drawn, at any number of members.
 * One real cell lies over it and moves: it has the focus, the words and the keys (arrows, Home, End, Enter).
 */
export function GridCanvas({ label, labels, paint, describe, onActive, onOpen, mirrored = false }: GridCanvasProps) {
  const window = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const [active, setActive] = useState<Place>({ row: 0, col: 0 });
  const [hovered, setHovered] = useState<Place | null>(null);
  const [focused, setFocused] = useState(false);
  const marked = hovered ?? (focused ? active : null);
  const { rows, cols, size, side, head } = labels;
  useDrawing(canvas, window, { labels, paint, marked, mirrored, colours });

  const move = (to: Place): void => {
    const at = { row: clamp(to.row, rows.length), col: clamp(to.col, cols.length) };
    setActive(at);
    onActive?.(at);
  };
  const keys = (event: KeyboardEvent): void => {
    const { row, col } = active;
    const way: Record<string, Place> = {
      ArrowUp: { row: row - 1, col },
      ArrowDown: { row: row + 1, col },
      ArrowLeft: { row, col: col - 1 },
      ArrowRight: { row, col: col + 1 },
      Home: { row: event.ctrlKey ? 0 : row, col: 0 },
      End: { row: event.ctrlKey ? rows.length - 1 : row, col: cols.length - 1 },
      PageUp: { row: row - 10, col },
      PageDown: { row: row + 10, col },
    };
    const to = way[event.key];
    if (to) move(to);
    else if (event.key === 'Enter' || event.key === ' ') onOpen?.(active);
    else return;
    event.preventDefault();
  };
  const placeOf = (event: MouseEvent): Place | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top - head) / size);
    const col = Math.floor((event.clientX - box.left - side) / size);
    const view = window.current;
    // Under the names that stay in place there is no cell.
    const underNames =
      view !== null &&
      (event.clientX - view.getBoundingClientRect().left < side ||
        event.clientY - view.getBoundingClientRect().top < head);
    return underNames || row < 0 || col < 0 || row >= rows.length || col >= cols.length ? null : { row, col };
  };
  const hover = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    const at = placeOf(event);
    if (at?.row === hovered?.row && at?.col === hovered?.col) return;
    setHovered(at);
    onActive?.(at);
  };
  if (rows.length === 0 || cols.length === 0) return null;
  return (
    <div ref={window} className={classes['window']}>
      <div
        className={classes['plane']}
        style={{ width: side + cols.length * size + 1, height: head + rows.length * size + 1 }}
        onPointerMove={hover}
        onPointerLeave={() => {
          setHovered(null);
          onActive?.(null);
        }}
        onClick={(event) => {
          const at = placeOf(event);
          if (!at) return;
          setActive(at);
          onActive?.(at);
          onOpen?.(at);
        }}
      >
        <canvas ref={canvas} aria-hidden className={classes['canvas']} />
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length}
          aria-colcount={cols.length}
          className={classes['grid']}
        >
          <div role="row" aria-rowindex={active.row + 1}>
            <Cell
              key={`${active.row} ${active.col}`}
              col={active.col}
              words={describe(active.row, active.col)}
              style={{ left: side + active.col * size, top: head + active.row * size, width: size, height: size }}
              margin={{ scrollMarginLeft: side, scrollMarginTop: head }}
              takeFocus={focused}
              onKeyDown={keys}
              onFocus={() => {
                setFocused(true);
                onActive?.(active);
              }}
              onBlur={() => setFocused(false)}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

interface CellProps {
  readonly col: number;
  readonly words: string;
  readonly style: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>;
  readonly margin: { readonly scrollMarginLeft: number; readonly scrollMarginTop: number };
  readonly takeFocus: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** The one real cell. It is made anew at each place, so that a screen reader reads the new one out. */
function Cell({ col, words, style, margin, takeFocus, onKeyDown, onFocus, onBlur }: CellProps) {
  const cell = useRef<HTMLDivElement>(null);
  // Only where it appears: while it stays, the focus may go.
  const wanted = useRef(takeFocus);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    cell.current?.focus({ preventScroll: true });
    cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <div
      ref={cell}
      role="gridcell"
      aria-colindex={col + 1}
      aria-label={words}
      tabIndex={0}
      className={classes['cell']}
      style={{ ...style, ...margin }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    />
  );
}

type Drawing = Pick<GridDrawing, 'labels' | 'paint' | 'marked' | 'mirrored' | 'colours'>;

/** Draws what is seen, once a frame at most: at first, when it changes, on scrolling and resizing. */
function useDrawing(
  canvasRef: RefObject<HTMLCanvasElement | null>,
  windowRef: RefObject<HTMLDivElement | null>,
  { labels, paint, marked, mirrored, colours }: Drawing,
): void {
  const [frames] = useState(onceAFrame);
  useLayoutEffect(() => {
    frames.draw(() => drawWindow(canvasRef.current, windowRef.current, { labels, paint, marked, mirrored, colours }));
  }, [frames, canvasRef, windowRef, labels, paint, marked, mirrored, colours]);
  useEffect(() => {
    const view = windowRef.current;
    if (!view) return;
    const { soon, cancel } = frames;
    view.addEventListener('scroll', soon, { passive: true });
    const sizes = new ResizeObserver(soon);
    sizes.observe(view);
    // Names are measured anew once their font is there.
    document.fonts?.addEventListener('loadingdone', soon);
    return () => {
      view.removeEventListener('scroll', soon);
      sizes.disconnect();
      document.fonts?.removeEventListener('loadingdone', soon);
      cancel();
    };
  }, [frames, windowRef]);
}

/** Draws before the next frame, however often that is wanted until then, and always the latest. */
function onceAFrame() {
  let latest = (): void => undefined;
  let frame = 0;
  const soon = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      latest();
    });
  };
  const draw = (next: () => void): void => {
    latest = next;
    soon();
  };
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return { draw, soon, cancel };
}

function drawWindow(element: HTMLCanvasElement | null, view: HTMLDivElement | null, drawing: Drawing): void {
  const ctx = element?.getContext('2d');
  if (!element || !view || !ctx) return;
  const start = performance.now();
  const { rows, cols, size, side, head } = drawing.labels;
  const ratio = devicePixelRatio || 1;
  const width = Math.min(view.clientWidth, side + cols.length * size + 1);
  const height = Math.min(view.clientHeight, head + rows.length * size + 1);
  if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawGrid(ctx, { ...drawing, width, height, x: view.scrollLeft, y: view.scrollTop });
  // Read by the measurement of large chapters (scripts/matrix-timing.mjs).
  performance.measure('grid.draw', { start, end: performance.now() });
}

const clamp = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
