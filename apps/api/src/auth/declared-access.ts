import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './authorize.decorator.js';

// The names under which @nestjs/graphql and @nestjs/common keep what their decorators say.
const RESOLVER_TYPE = 'graphql:resolver_type';
const ROUTE_PATH = 'path';
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

export interface DeclaredOperation {
  readonly kind: string;
  readonly name: string;
  readonly access: Access | undefined;
}

/** Every operation that can be reached from outside, and who may call it. At boot one without an answer is refused. */
@Injectable()
export class DeclaredAccess implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.operations().filter((o) => !o.access);
    if (silent.length > 0) {
      const names = silent.map((o) => `${o.kind} ${o.name}`).join(', ');
      throw new Error(`These operations do not say who may call them (@Authorize or @Public): ${names}`);
    }
  }

  operations(): DeclaredOperation[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    return wrappers.flatMap(({ instance, metatype }) => {
      if (!instance || typeof instance !== 'object' || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name): DeclaredOperation[] => {
        const method = (instance as Record<string, unknown>)[name];
        if (typeof method !== 'function') return [];
        const root = Reflect.getMetadata(RESOLVER_TYPE, method) as string | undefined;
        const route = Reflect.hasMetadata(ROUTE_PATH, method);
        if (!(root && ROOTS.has(root)) && !route) return [];
        const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
          method,
          metatype as () => unknown,
        ]);
        return [{ kind: root ?? 'route', name, access }];
      });
    });
  }
}
