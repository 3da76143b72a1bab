import { describe, expect, it } from 'vitest';
import { refusedStart, type Start } from '../../../../src/main/electron/argv-guard.ts';

const installed: Start = { argv: [], environment: {}, packaged: true, platform: 'linux' };

describe('an installed app', () => {
  it.each([
    ['--remote-debugging-port=9222', '--remote-debugging-port'],
    ['--remote-debugging-pipe', '--remote-debugging-pipe'],
    ['--remote-debugging-address=0.0.0.0', '--remote-debugging-address'],
    ['--remote-allow-origins=*', '--remote-allow-origins'],
    ['--inspect', '--inspect'],
    ['--inspect-brk=9229', '--inspect-brk'],
    ['--js-flags=--expose-gc', '--js-flags'],
    ['--no-sandbox', '--no-sandbox'],
    ['-no-sandbox', '--no-sandbox'],
    ['--disable-gpu-sandbox', '--disable-gpu-sandbox'],
    ['--disable-web-security', '--disable-web-security'],
    ['--disable-site-isolation-trials', '--disable-site-isolation-trials'],
    ['--ignore-certificate-errors', '--ignore-certificate-errors'],
    ['--ignore-certificate-errors-spki-list=x', '--ignore-certificate-errors-spki-list'],
    ['--allow-insecure-localhost', '--allow-insecure-localhost'],
    ['--host-rules=MAP * evil', '--host-rules'],
    ['--host-resolver-rules=MAP * evil', '--host-resolver-rules'],
    ['--proxy-server=http://evil', '--proxy-server'],
    ['--proxy-pac-url=http://evil', '--proxy-pac-url'],
    ['--log-net-log=/tmp/x', '--log-net-log'],
    ['--ssl-key-log-file=/tmp/x', '--ssl-key-log-file'],
    ['--load-extension=/tmp/x', '--load-extension'],
    ['--renderer-cmd-prefix=gdb', '--renderer-cmd-prefix'],
    ['--gpu-launcher=evil', '--gpu-launcher'],
    ['--NO-SANDBOX', '--no-sandbox'],
  ])('does not start with %s', (argument, told) => {
    expect(refusedStart({ ...installed, argv: ['--training', argument] })).toEqual([told]);
  });

  it.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE'])(
    'does not start with %s in its environment',
    (name) => expect(refusedStart({ ...installed, environment: { [name]: '0' } })).toEqual([name]),
  );

  it('does not start with a switch in the form that Windows has', () => {
    const start: Start = { ...installed, argv: ['/Remote-Debugging-Port=9222'], platform: 'win32' };
    expect(refusedStart(start)).toEqual(['--remote-debugging-port']);
    expect(refusedStart({ ...start, platform: 'linux' })).toEqual([]);
  });

  it('does not tell the value of what it refuses', () => {
    expect(
      refusedStart({ ...installed, argv: ['--proxy-server=http://user:canary@host'] }).join(),
    ).not.toContain('canary');
  });

  it.each([
    [['--training']],
    [['--config', '/inspect/no-sandbox.json']],
    [['--check-config', '/etc/branchdesk/branchdesk.config.json']],
    [['--version']],
    [['--profile-directory=x', '--lang=ar', '--force-renderer-accessibility']],
    [[]],
  ])('starts with %j', (argv) => expect(refusedStart({ ...installed, argv })).toEqual([]));

  it('starts with an empty variable', () => {
    expect(refusedStart({ ...installed, environment: { NODE_OPTIONS: '' } })).toEqual([]);
  });
});

describe('an app in development', () => {
  it('starts with all of them', () => {
    const argv = ['--inspect', '--no-sandbox', '--remote-debugging-port=0'];
    expect(
      refusedStart({ ...installed, argv, environment: { NODE_OPTIONS: '-r x' }, packaged: false }),
    ).toEqual([]);
  });
});
