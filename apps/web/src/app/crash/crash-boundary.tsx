import { Component, type ReactNode } from 'react';

interface CrashBoundaryProps {
  /** Another key is another page: it starts afresh. */
  readonly resetKey: string;
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Catches what breaks while a page is drawn, and leaves everything around it alive. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: unknown; at: string }> {
  override state = { error: null as unknown, at: this.props.resetKey };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps(props: CrashBoundaryProps, state: { error: unknown; at: string }) {
    return props.resetKey === state.at ? null : { error: null, at: props.resetKey };
  }

  override render() {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}
