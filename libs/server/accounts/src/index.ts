export * from './account.service.js';
export * from './accounts.module.js';
export * from './actor.service.js';
export * from './api-token.service.js';
export { AUTH_PATH, CLIENT_IP_HEADER, LINK_MINUTES, MAX_PASSWORD, MIN_PASSWORD, VERIFY_PATH } from './auth.js';
export { AuthPool } from './auth-pool.js';
export * from './rate-limits.js';
export * from './sign-in-mailer.js';
export { type PasswordChange, type SessionView, type SignedIn, SignInService } from './sign-in.service.js';
