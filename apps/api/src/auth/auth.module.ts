import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Callers } from './caller.js';
import { DeclaredAccess } from './declared-access.js';

/** Who asks, and whether every operation says who may. */
@Module({ imports: [DiscoveryModule], providers: [Callers, DeclaredAccess], exports: [Callers, DeclaredAccess] })
export class AuthModule {}
