import { render, screen } from '@testing-library/react';
import { BalanceBar } from './balance-bar.js';

const show = (given: number, received: number) =>
  render(
    <BalanceBar
      given={given}
      received={received}
      sentence={`${given} out, ${received} in`}
      givenLabel={`${given} given`}
      receivedLabel={`${received} received`}
    />,
  );
const dotAt = (container: HTMLElement) => Number(container.querySelector('circle')?.getAttribute('cx'));

describe('the balance bar', () => {
  it('puts given to the right, received to the left and even in the middle', () => {
    expect(dotAt(show(9, 1).container)).toBeGreaterThan(132);
    expect(dotAt(show(1, 9).container)).toBeLessThan(132);
    expect(dotAt(show(5, 5).container)).toBe(132);
  });

  it('mirrors itself and stays within its track at both ends', () => {
    const right = dotAt(show(4, 0).container);
    const left = dotAt(show(0, 4).container);
    expect(right + left).toBeCloseTo(264);
    expect(right).toBeLessThanOrEqual(257);
  });

  it('is a sentence for those who do not see it', () => {
    show(47, 29);
    expect(screen.getByRole('img', { name: '47 out, 29 in' })).toBeInTheDocument();
    expect(screen.getByText(/47 given/)).toBeInTheDocument();
  });

  it('shows no dot when there is nothing to weigh', () => {
    expect(show(0, 0).container.querySelector('circle')).toBeNull();
  });
});
