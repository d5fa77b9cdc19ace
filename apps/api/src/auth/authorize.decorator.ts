import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@chapterhouse/domain';

/** What an operation demands before its record is known. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly anyOf: readonly Permission[]; readonly sessionOnly: boolean };

export const ACCESS = 'chapterhouse:access';

/** Whoever lacks every one of these permissions everywhere is turned away; the use case asks again about the record. */
export const Authorize = (...anyOf: [Permission, ...Permission[]]): MethodDecorator =>
  SetMetadata<string, Access>(ACCESS, { kind: 'permission', anyOf, sessionOnly: false });

/** For one's own account by a person who signed in: a personal token must not make tokens or change the password. */
export const AuthorizeInPerson = (): MethodDecorator =>
  SetMetadata<string, Access>(ACCESS, { kind: 'permission', anyOf: ['self'], sessionOnly: true });

/** Anybody may ask. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata<string, Access>(ACCESS, { kind: 'public' });
