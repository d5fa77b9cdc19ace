/** The doors of the auth library that the app uses. */
const AUTH = '/api/auth';

export type SignInOutcome = 'ok' | 'wrong' | 'tooOften' | 'unreachable';

async function post(path: string, body: object): Promise<SignInOutcome> {
  try {
    const response = await fetch(`${AUTH}${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return 'ok';
    if (response.status === 429) return 'tooOften';
    return response.status >= 500 ? 'unreachable' : 'wrong';
  } catch {
    return 'unreachable';
  }
}

/** Mails a link that signs in and comes back to `path`. The answer is the same whether the address is known or not. */
export const requestLink = (email: string, path: string): Promise<SignInOutcome> =>
  post('/sign-in/magic-link', { email: email.trim(), callbackURL: path, errorCallbackURL: '/sign-in' });

export const signInWithPassword = (email: string, password: string): Promise<SignInOutcome> =>
  post('/sign-in/email', { email: email.trim(), password });

export const signOut = (): Promise<SignInOutcome> => post('/sign-out', {});
