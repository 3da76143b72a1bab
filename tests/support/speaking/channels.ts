/** One way in which a page may speak to somebody without being asked. */
export interface Channel {
  readonly name: string;
  /** Script of the page. `to` has what it may speak to: `http`, `ws`, `ip`, `tcp`, `udp`, and `host`, a name of its own. */
  readonly script: string;
  /** Needs a page of its own, since it leads away or ends it. */
  readonly alone?: true;
  /** Not heard from a page without any policy either: a browser asks for more (TLS, a person's press, a worker). */
  readonly never?: true;
}

const put = (tag: string, attributes: Readonly<Record<string, string>>): string =>
  `const it = document.createElement('${tag}'); for (const [name, value] of Object.entries({ ${Object.entries(
    attributes,
  )
    .map(([name, value]) => `'${name}': \`${value}\``)
    .join(', ')} })) it.setAttribute(name, value); document.body.append(it);`;

const link = (rel: string, more: Readonly<Record<string, string>> = {}): string =>
  put('link', { rel, href: '@http@', ...more });

const style = (property: string): string =>
  `const it = document.createElement('div'); it.textContent = 'x'; it.style.setProperty('${property}', 'url(' + to.http + ')'); document.body.append(it);`;

const sheet = (rule: string): string =>
  `const sheet = new CSSStyleSheet(); sheet.replaceSync(\`${rule}\`); document.adoptedStyleSheets.push(sheet); const it = document.createElement('p'); it.className = 'spoken'; it.textContent = 'x'; document.body.append(it);`;

/** `servers`: the list of ICE servers, as source text. */
const peer = (servers: string, of = 'window'): string =>
  `const pc = new ${of}.RTCPeerConnection({ iceServers: [${servers}] }); pc.createDataChannel('x'); await pc.setLocalDescription(await pc.createOffer());`;

/** Tells a peer connection that the other one waits at an address of ours: it is asked whether it is there. */
const towards = (of: string): string => `
  const a = new ${of}.RTCPeerConnection(); const b = new ${of}.RTCPeerConnection();
  a.createDataChannel('x'); await a.setLocalDescription(await a.createOffer()); await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer()); await a.setRemoteDescription(b.localDescription);
  await a.addIceCandidate({ candidate: \`candidate:1 1 udp 2122260223 \${to.ip} \${to.udp} typ host\`, sdpMid: '0', sdpMLineIndex: 0 });`;

const IN_FRAME = `const frame = document.createElement('iframe'); document.body.append(frame); const inner = frame.contentWindow;`;
const stun = '{ urls: `stun:@ip@:@udp@` }';
const turn = (how: string): string =>
  `{ urls: \`turn:\${to.ip}:\${to.${how}}?transport=${how}\`, username: 'u', credential: 'c' }`;

/** `@http@` and its like stand for what `to` has, inside a text of the script. */
const channel = (name: string, script: string, more: Partial<Channel> = {}): Channel => ({
  ...{ name, script: script.replace(/@(\w+)@/g, (_placeholder, key) => `\${to.${key}}`) },
  ...more,
});
const ALONE = { alone: true } as const;
const NEVER = { never: true } as const;

/** Every channel that is tried, each with listeners of its own. */
export const CHANNELS: readonly Channel[] = [
  // Requests of scripts.
  channel('fetch', 'await fetch(to.http)'),
  channel('fetch without cors', `await fetch(to.http, { mode: 'no-cors', method: 'POST', body: 'x' })`),
  channel('fetch that outlives the page', `await fetch(to.http, { keepalive: true, mode: 'no-cors' })`),
  channel('XMLHttpRequest', `const it = new XMLHttpRequest(); it.open('GET', to.http); it.send();`),
  channel('beacon', `navigator.sendBeacon(to.http, 'x')`),
  channel('WebSocket', 'new WebSocket(to.ws)'),
  channel('WebSocketStream', 'new WebSocketStream(to.ws)'),
  channel('EventSource', 'new EventSource(to.http)'),
  channel('WebTransport', 'await new WebTransport(`https://@ip@:@udp@/`).ready'),
  channel('import of a module', 'await import(to.http)'),
  channel('a frame’s fetch', `${IN_FRAME} await inner.fetch(to.http, { mode: 'no-cors' })`),
  channel('a frame’s WebSocket', `${IN_FRAME} new inner.WebSocket(to.ws)`),
  channel('a frame’s beacon', `${IN_FRAME} inner.navigator.sendBeacon(to.http, 'x')`),
  channel('a frame’s image', `${IN_FRAME} new inner.Image().src = to.http`),
  channel('fetchLater', `fetchLater(to.http, { activateAfter: 0 })`, NEVER),

  // WebRTC.
  channel('WebRTC, STUN', peer(stun)),
  channel('WebRTC, TURN over UDP', peer(turn('udp'))),
  channel('WebRTC, TURN over TCP', peer(turn('tcp'))),
  channel('WebRTC, a candidate of ours', towards('window')),
  channel('WebRTC, a server by name', peer('{ urls: `stun:@host@:3478` }')),
  channel('WebRTC by its old name', peer(stun).replace('RTCPeerConnection', 'webkitRTCPeerConnection')),
  channel('WebRTC of a frame, STUN', `${IN_FRAME} ${peer(stun, 'inner')}`, ALONE),
  channel('WebRTC of a frame, TURN over TCP', `${IN_FRAME} ${peer(turn('tcp'), 'inner')}`, ALONE),
  channel('WebRTC of a frame, a candidate of ours', `${IN_FRAME} ${towards('inner')}`, ALONE),

  // Hints.
  channel('DNS prefetch', link('dns-prefetch', { href: '//@host@/' })),
  channel('DNS prefetch of an anchor', put('a', { href: 'http://@host@/' }), NEVER),
  channel('preconnect', link('preconnect')),
  channel('preconnect by name', link('preconnect', { href: 'http://@host@/' })),
  channel('prefetch', link('prefetch')),
  channel('prerender', link('prerender'), NEVER),
  channel('preload of a script', link('preload', { as: 'script' })),
  channel('preload of an image', link('preload', { as: 'image' })),
  channel('preload of a font', link('preload', { as: 'font', crossorigin: '' })),
  channel('preload for fetch', link('preload', { as: 'fetch', crossorigin: '' })),
  channel('modulepreload', link('modulepreload')),
  channel(
    'speculation rules',
    `const it = document.createElement('script'); it.type = 'speculationrules'; it.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [to.http], eagerness: 'immediate' }], prerender: [{ source: 'list', urls: [to.http] }] }); document.body.append(it);`,
    NEVER,
  ),

  // Things that are shown.
  channel('image', 'new Image().src = to.http'),
  channel('image by name', 'new Image().src = `http://@host@/`'),
  channel('image of a set', put('img', { srcset: '@http@ 1x' })),
  channel('image of an input', put('input', { type: 'image', src: '@http@' })),
  channel('attribution of an image', put('img', { attributionsrc: '@http@', src: 'data:,' }), NEVER),
  channel(
    'image in SVG',
    `const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const it = document.createElementNS('http://www.w3.org/2000/svg', 'image'); it.setAttribute('href', to.http); svg.append(it); document.body.append(svg);`,
  ),
  channel('audio', put('audio', { src: '@http@', preload: 'auto' })),
  channel('video', put('video', { src: '@http@', preload: 'auto' })),
  channel('poster of a video', put('video', { poster: '@http@' })),
  channel('object', put('object', { data: '@http@' })),
  channel('embed', put('embed', { src: '@http@', type: 'application/pdf' })),
  channel('frame', put('iframe', { src: '@http@' })),
  channel('frame that goes elsewhere', `${IN_FRAME} inner.location.href = to.http;`),
  channel('style sheet', link('stylesheet')),
  channel('icon', link('icon'), NEVER),
  channel('manifest', link('manifest'), NEVER),
  channel('background', style('background-image')),
  channel('cursor', style('cursor'), NEVER),
  channel('mask', style('mask-image')),
  channel('list mark', `${style('list-style-image')} it.style.display = 'list-item';`),
  channel('shape', `${style('shape-outside')} it.style.cssFloat = 'left';`),
  channel('border', style('border-image-source')),
  channel('background of a sheet', sheet('.spoken { background: url(@http@) }')),
  channel('content of a sheet', sheet('.spoken::after { content: url(@http@) }')),
  channel(
    'font of a sheet',
    sheet('@font-face { font-family: s; src: url(@http@) } .spoken { font-family: s }'),
  ),
  channel(
    'import of a sheet',
    put('style', {}).replace(
      'document.body',
      `it.textContent = '@import url(' + to.http + ');'; document.body`,
    ),
  ),
  channel('FontFace', 'await new FontFace("s", `url(@http@)`).load()'),
  channel(
    'SVG’s use',
    `const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const it = document.createElementNS('http://www.w3.org/2000/svg', 'use'); it.setAttribute('href', to.http + '#x'); svg.append(it); document.body.append(svg);`,
    NEVER,
  ),
  channel(
    'script',
    `const it = document.createElement('script'); it.src = to.http; document.body.append(it);`,
  ),
  channel(
    'script in SVG',
    `const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const it = document.createElementNS('http://www.w3.org/2000/svg', 'script'); it.setAttribute('href', to.http); svg.append(it); document.body.append(svg);`,
  ),
  channel('markup', 'document.body.insertAdjacentHTML("beforeend", `<img src="@http@">`)'),
  channel(
    'markup that is made safe',
    'const it = document.createElement("div"); document.body.append(it); it.setHTML(`<img src="@http@">`)',
    NEVER,
  ),
  channel(
    'a document of its own',
    'const it = document.implementation.createHTMLDocument().createElement("img"); it.src = to.http; document.body.append(it);',
  ),

  // Workers.
  channel('worker', 'new Worker(to.http)', NEVER),
  channel(
    'worker of a blob',
    'new Worker(URL.createObjectURL(new Blob([`fetch("@http@", { mode: "no-cors" })`])))',
  ),
  channel(
    'shared worker of a blob',
    'new SharedWorker(URL.createObjectURL(new Blob([`fetch("@http@", { mode: "no-cors" })`])))',
  ),
  channel(
    'worker of a data address',
    'new Worker(`data:text/javascript,fetch("@http@", { mode: "no-cors" })`)',
  ),
  channel('service worker', 'await navigator.serviceWorker.register(to.http)', NEVER),
  channel('worklet', 'await CSS.paintWorklet.addModule(to.http)'),
  channel('audio worklet', 'await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(to.http)'),

  // Identity, advertising and payment.
  channel(
    'federated sign-in',
    'await navigator.credentials.get({ identity: { providers: [{ configURL: `https://@ip@:@tcp@/c.json`, clientId: "1" }] } })',
  ),
  channel(
    'passkey of another',
    'await navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), rpId: to.host } })',
    NEVER,
  ),
  channel(
    'payment',
    'await new PaymentRequest([{ supportedMethods: `https://@ip@:@tcp@/pay` }], { total: { label: "x", amount: { currency: "INR", value: "1" } } }).canMakePayment()',
  ),
  channel('shared storage', 'await sharedStorage.worklet.addModule(to.http)', NEVER),
  channel(
    'interest group',
    'await navigator.joinAdInterestGroup({ name: "x", owner: `https://@ip@:@tcp@`, updateURL: `https://@ip@:@tcp@/` }, 100)',
    NEVER,
  ),

  // Going elsewhere.
  channel('location', 'location.href = to.http', ALONE),
  channel('location by name', 'location.href = `http://@host@/`', ALONE),
  channel('navigation', 'navigation.navigate(to.http)', ALONE),
  channel('refresh', put('meta', { 'http-equiv': 'refresh', content: '0; url=@http@' }), ALONE),
  channel('anchor', `${put('a', { href: '@http@' })} it.click();`, ALONE),
  channel(
    'anchor that is not in the page',
    'const it = document.createElement("a"); it.href = to.http; it.target = "_blank"; it.click();',
    ALONE,
  ),
  channel('anchor with a ping', `${put('a', { href: '#here', ping: '@http@' })} it.click();`, ALONE),
  channel('download', `${put('a', { href: '@http@', download: 'x' })} it.click();`, ALONE),
  channel('form', `${put('form', { action: '@http@', method: 'post' })} it.submit();`, ALONE),
  channel(
    'form to a new window',
    `${put('form', { action: '@http@', target: '_blank' })} it.submit();`,
    ALONE,
  ),
  channel(
    'form of a frame',
    `${IN_FRAME} const it = inner.document.createElement('form'); it.action = to.http; inner.document.body.append(it); it.submit();`,
    ALONE,
  ),
  channel('window', 'window.open(to.http)', ALONE),
  channel('window of a frame', `${IN_FRAME} inner.open(to.http)`, ALONE),
  channel(
    'window that goes elsewhere',
    `${IN_FRAME} const it = inner.open('about:blank'); it.location.href = to.http;`,
    ALONE,
  ),
];
