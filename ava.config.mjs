export default {
  files: ['tests/**/*.test.ts'],
  extensions: { ts: 'module' },
  require: ['./tests/support/register.mjs'],
  timeout: '5m',
};
