import { jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderApp } from '../../testing/render-app.js';
import messages from './messages/en.json' with { type: 'json' };
import { SignInForm } from './sign-in-form.js';

/** Answers as the server would, and keeps what was asked. */
function server(status: number) {
  const asked: { path: string; body: Record<string, string> }[] = [];
  globalThis.fetch = (async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init.body)) });
    return { ok: status < 400, status };
  }) as typeof fetch;
  return asked;
}
const show = (onSignedIn = jest.fn()) => {
  renderApp(<SignInForm next="/c/harbour/slips" onSignedIn={onSignedIn} />, messages);
  return onSignedIn;
};

describe('signing in', () => {
  it('mails a link that comes back to where one was, and says where to look', async () => {
    const asked = server(200);
    show();
    await userEvent.type(screen.getByLabelText('Your e-mail address'), ' ada@example.org{Enter}');
    expect(await screen.findByRole('heading', { name: 'Check your mail' })).toHaveFocus();
    expect(screen.getByText(/ada@example.org/)).toBeVisible();
    expect(asked).toEqual([
      {
        path: '/api/auth/sign-in/magic-link',
        body: { email: 'ada@example.org', callbackURL: '/c/harbour/slips', errorCallbackURL: '/sign-in' },
      },
    ]);
  });

  it('asks nobody when the address cannot be one', async () => {
    const asked = server(200);
    show();
    await userEvent.type(screen.getByLabelText('Your e-mail address'), 'ada{Enter}');
    expect(screen.getByLabelText('Your e-mail address')).toBeInvalid();
    expect(asked).toEqual([]);
  });

  it('keeps what was typed when the password is wrong', async () => {
    server(401);
    const onSignedIn = show();
    await userEvent.type(screen.getByLabelText('Your e-mail address'), 'ada@example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Use a password instead' }));
    await userEvent.type(screen.getByLabelText('Password'), 'not the one{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('do not go together');
    expect(screen.getByLabelText('Your e-mail address')).toHaveValue('ada@example.org');
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it('goes on after the right password', async () => {
    server(200);
    const onSignedIn = show();
    await userEvent.type(screen.getByLabelText('Your e-mail address'), 'ada@example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Use a password instead' }));
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    expect(onSignedIn).toHaveBeenCalledTimes(1);
  });
});
