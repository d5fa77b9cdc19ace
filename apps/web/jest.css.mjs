// Class names of CSS modules are themselves; sheets are nothing.
export default new Proxy({}, { get: (_, name) => (typeof name === 'string' ? name : undefined) });
