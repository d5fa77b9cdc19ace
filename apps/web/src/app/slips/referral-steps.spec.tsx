import { jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderApp } from '../../testing/render-app.js';
import { ReferralSteps, stepsFrom } from './referral-steps.js';

describe('moving a referral on', () => {
  it('offers the receiver every step but the giver’s own', () => {
    expect(stepsFrom('NEW')).toEqual(['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST']);
    expect(stepsFrom('WON')).toEqual(['IN_PROGRESS']);
    expect(stepsFrom('WITHDRAWN')).toEqual([]);
  });

  it('takes one tap for the likeliest step', async () => {
    const onStep = jest.fn();
    renderApp(<ReferralSteps status="NEW" about="Ann Lee" onStep={onStep} />);
    expect(screen.getByRole('group', { name: 'Move on: Ann Lee' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'I called' }));
    expect(onStep).toHaveBeenCalledWith('CONTACTED');
  });

  it('shows nothing where nothing is left to do', () => {
    renderApp(<ReferralSteps status="WITHDRAWN" about="Ann Lee" onStep={() => undefined} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
