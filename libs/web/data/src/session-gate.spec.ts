import { SessionGate } from './session-gate.js';

describe('the gate', () => {
  it('lets everything go on that waited, once somebody has signed in', async () => {
    const gate = new SessionGate();
    const seen: boolean[] = [];
    gate.listen((closed) => seen.push(closed));
    const both = Promise.all([gate.wait(), gate.wait()]);
    expect(gate.closed).toBe(true);
    gate.open();
    await expect(both).resolves.toHaveLength(2);
    expect(seen).toEqual([true, false]);
  });

  it('fails what waited with a sentence when the person would rather not', async () => {
    const gate = new SessionGate();
    const waiting = gate.wait();
    gate.giveUp();
    await expect(waiting).rejects.toThrow('what you typed is still here');
    expect(gate.closed).toBe(false);
  });
});
