const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** The content type of a served file, by the end of its name; `null` for a kind that the app does not have. */
export const contentType = (file: string): string | null =>
  TYPES[/\.([a-z0-9]+)$/.exec(file)?.[1] ?? ''] ?? null;

/**
 * The content security policy of the app's pages: everything from the app itself, no network, no inline script.
 * The nonce lets React Aria's two style elements in; inline style attributes stay out (React sets styles through
 * the object model, which the policy does not concern).
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/**
 * What a page may connect to at all: its own origin. It covers what the policy above does not: WebRTC (which is off
 * under such a list), names resolved ahead, connections opened ahead, and windows and frames that lead elsewhere.
 */
const CONNECTION_ALLOWLIST = '(response-origin "app://branchdesk/*")';

/** The headers of everything that is served under the app's own scheme. */
export const pageHeaders = (type: string, nonce: string): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy(nonce),
  'Connection-Allowlist': CONNECTION_ALLOWLIST,
  'X-DNS-Prefetch-Control': 'off',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});

/** Puts the nonce where React Aria looks for it: it marks its style elements with it. */
export const withNonce = (html: string, nonce: string): string =>
  html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
