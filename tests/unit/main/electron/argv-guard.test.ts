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
    ['--user-data-dir=/tmp/x', '--user-data-dir'],
    ['--enable-features=X', '--enable-features'],
    ['--disable-features=X', '--disable-features'],
    ['--enable-blink-features=X', '--enable-blink-features'],
    ['--auth-server-allowlist=*', '--auth-server-allowlist'],
    ['--auth-negotiate-delegate-allowlist=*', '--auth-negotiate-delegate-allowlist'],
    ['--enable-logging=file', '--enable-logging'],
    ['--disk-cache-dir=/tmp/x', '--disk-cache-dir'],
    ['--vmodule=*=9', '--vmodule'],
    ['--disable-http2', '--disable-http2'],
    ['--ssl-version-min=tls1', '--ssl-version-min'],
    ['--cipher-suite-blacklist=x', '--cipher-suite-blacklist'],
    ['--webrtc-ip-handling-policy=default', '--webrtc-ip-handling-policy'],
    ['--custom-devtools-frontend=http://x', '--custom-devtools-frontend'],
    ['--crash-dumps-dir=/tmp', '--crash-dumps-dir'],
    ['--app=http://x', '--app'],
    ['-r', '--r'],
    ['--eval', '--eval'],
    ['--a-switch-of-tomorrow', '--a-switch-of-tomorrow'],
    ['--=x', '--'],
    ['--\u202eevil', '--?evil'],
  ])('does not start with %s', (argument, told) => {
    expect(refusedStart({ ...installed, argv: ['--training', argument] })).toEqual([told]);
  });

  it.each([
    'ELECTRON_RUN_AS_NODE',
    'NODE_OPTIONS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'SSLKEYLOGFILE',
    ...['NODE_EXTRA_CA_CERTS', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'NODE_PATH', 'NODE_V8_COVERAGE'],
    ...['NODE_REPL_EXTERNAL_MODULE', 'NODE_USE_ENV_PROXY', 'NODE_USE_SYSTEM_CA', 'NODE_REDIRECT_WARNINGS'],
    ...['NODE_COMPILE_CACHE', 'NODE_PENDING_DEPRECATION', 'NODE_ICU_DATA', 'NODE_OF_TOMORROW'],
    ...['ELECTRON_NO_ASAR', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'ELECTRON_LOG_ASAR_READS'],
    ...['ELECTRON_ENABLE_STACK_DUMPING', 'ELECTRON_FORCE_IS_PACKAGED', 'ELECTRON_OVERRIDE_DIST_PATH'],
    ...[
      'CHROME_LOG_FILE',
      'CHROME_DEVEL_SANDBOX',
      'CHROME_HEADLESS',
      'CHROMIUM_FLAGS',
      'CHROMIUM_USER_FLAGS',
    ],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'SSL_DIR', 'OPENSSL_CONF', 'OPENSSL_MODULES', 'OPENSSL_ENGINES'],
    ...['NSS_DEFAULT_DB_TYPE', 'UV_THREADPOOL_SIZE', 'UV_USE_IO_URING', 'LD_PRELOAD', 'LD_AUDIT'],
    ...['DYLD_INSERT_LIBRARIES', 'DYLD_LIBRARY_PATH', 'BREAKPAD_DUMP_LOCATION', 'GOOGLE_API_KEY'],
  ])('does not start with %s in its environment', (name) =>
    expect(refusedStart({ ...installed, environment: { PATH: '/bin', [name]: '0' } })).toEqual([name]),
  );

  it('does not start with a variable in another case where the system does not tell cases apart', () => {
    const environment = { Node_Options: '-r x' };
    expect(refusedStart({ ...installed, environment, platform: 'win32' })).toEqual(['Node_Options']);
    expect(refusedStart({ ...installed, environment })).toEqual([]);
  });

  it('starts with whatever else is in the environment of a user', () => {
    const environment = {
      ...{ PATH: '/bin', HOME: '/home/u', USER: 'u', LANG: 'en_IN', TZ: 'Asia/Kolkata', DISPLAY: ':0' },
      ...{ ProgramData: 'C:\\ProgramData', APPDATA: 'x', TEMP: 'x', HTTP_PROXY: 'http://p:1', no_proxy: 'x' },
      ...{
        JAVA_HOME: 'x',
        PYTHONPATH: 'x',
        NVM_DIR: 'x',
        npm_config_prefix: 'x',
        VSCODE_PID: '1',
        UV_CACHE_DIR: 'x',
      },
      ...{ NODE_ENV: 'production', NODE_HOME: 'x', CHROME_DESKTOP: 'x', GOOGLE_APPLICATION_CREDENTIALS: 'x' },
      ...{ LD_LIBRARY_PATH: 'x', GTK_MODULES: 'x', XDG_RUNTIME_DIR: 'x', DBUS_SESSION_BUS_ADDRESS: 'x' },
    };
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(refusedStart({ ...installed, environment, platform })).toEqual([]);
  });

  it('does not start with a switch in the form that Windows has', () => {
    const start: Start = { ...installed, argv: ['/Remote-Debugging-Port=9222'], platform: 'win32' };
    expect(refusedStart(start)).toEqual(['--remote-debugging-port']);
    expect(refusedStart({ ...start, platform: 'linux' })).toEqual([]);
    expect(refusedStart({ ...start, argv: [' --inspect '] })).toEqual(['--inspect']);
    expect(refusedStart({ ...start, argv: ['/?'] })).toEqual(['--?']);
  });

  it('starts with the number that macOS gives a process', () => {
    const argv = ['-psn_0_12345'];
    expect(refusedStart({ ...installed, argv, platform: 'darwin' })).toEqual([]);
    expect(refusedStart({ ...installed, argv })).toEqual(['--psn_0_12345']);
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
    [['--export-journal', 'f', '--with-values']],
    [['--verify-receipt', 'BD1-ABC', '--device-key=f']],
    [['--', '-', 'a word', '']],
    [['--disable-gpu', '--updated', '--force-high-contrast']],
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
