export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'body-max-line-length': [0],
    // Told, not refused: what has been committed stays as it is.
    'header-max-length': [1, 'always', 120],
    // Names keep their capital, wherever they stand: GraphQL, PostgreSQL, German.
    'subject-case': [0],
  },
};
