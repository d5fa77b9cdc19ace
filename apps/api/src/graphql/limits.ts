import { ApolloArmor } from '@escape.tech/graphql-armor';

export const LIMITS = { depth: 8, cost: 5000, aliases: 20, tokens: 2000, directives: 20 } as const;

/** How much one request may ask for. Answers never repeat what was refused, nor propose names of fields. */
export const protection = () =>
  new ApolloArmor({
    maxDepth: { n: LIMITS.depth },
    costLimit: { maxCost: LIMITS.cost, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5 },
    maxAliases: { n: LIMITS.aliases },
    maxTokens: { n: LIMITS.tokens },
    maxDirectives: { n: LIMITS.directives },
    blockFieldSuggestion: { enabled: true },
  }).protect();
