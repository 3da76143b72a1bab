/*
 * What somebody before a kiosk can try in order to leave it, as data. Each is run against what has to stop it: the key and
 * pointer filters, the handlers of the window and of its page, or the page itself in a browser.
 */

/** Keys that are pressed, as Playwright names them: `Control+Shift+I`. */
interface KeyEscape {
  readonly by: 'keys';
  readonly keys: string;
  /** What it does where nothing stops it. */
  readonly would: string;
}

/** A button or wheel of a mouse. */
interface PointerEscape {
  readonly by: 'pointer';
  readonly type: 'mouseDown' | 'mouseUp' | 'mouseWheel' | 'contextMenu';
  readonly button?: 'left' | 'middle' | 'right';
  readonly held?: 'control' | 'meta';
  readonly would: string;
}

/** An event with which Electron asks the window or its page. */
interface EventEscape {
  readonly by: 'window event' | 'page event';
  readonly event: string;
  readonly details: readonly unknown[];
  readonly would: string;
}

/** A script in the page, as of a page that was taken over: it goes further than any customer can. */
interface ScriptEscape {
  readonly by: 'script';
  readonly script: string;
  readonly would: string;
}

/** Something that is dropped on the page. */
interface DropEscape {
  readonly by: 'drop';
  readonly items: readonly { readonly mimeType: string; readonly data: string }[];
  readonly files: readonly string[];
  readonly would: string;
}

/** A way out. */
export type Escape = KeyEscape | PointerEscape | EventEscape | ScriptEscape | DropEscape;

const keys = (pressed: string, would: string): KeyEscape => ({ by: 'keys', keys: pressed, would });
const script = (source: string, would: string): ScriptEscape => ({ by: 'script', script: source, would });
const page = (event: string, would: string, ...details: readonly unknown[]): EventEscape => ({
  ...{ by: 'page event', event, would, details },
});
const ofWindow = (event: string, would: string, ...details: readonly unknown[]): EventEscape => ({
  ...{ by: 'window event', event, would, details },
});
const drop = (would: string, files: readonly string[], items: DropEscape['items'] = []): DropEscape => ({
  ...{ by: 'drop', would, files, items },
});

/** Every way out that is tried. */
export const ESCAPES: readonly Escape[] = [
  keys('Alt+F4', 'closes the window'),
  keys('Control+w', 'closes the window'),
  keys('Control+F4', 'closes the window'),
  keys('Meta+w', 'closes the window'),
  keys('Meta+q', 'ends the app'),
  keys('Control+q', 'ends the app'),
  keys('Control+Shift+q', 'ends the app'),
  keys('Alt+Space', 'opens the menu of the window'),
  keys('Alt', 'opens the menu bar'),
  keys('F10', 'opens the menu bar'),
  keys('Shift+F10', 'opens a context menu'),
  keys('ContextMenu', 'opens a context menu'),
  keys('Meta', 'opens the start menu'),
  keys('Control+Escape', 'opens the start menu'),
  keys('Meta+r', 'opens a command line'),
  keys('Meta+e', 'opens the files of the machine'),
  keys('Meta+d', 'shows the desktop'),
  keys('Meta+m', 'makes all windows small'),
  keys('Meta+l', 'locks the screen'),
  keys('Meta+h', 'hides the app'),
  keys('Meta+Tab', 'changes to another app'),
  keys('Alt+Tab', 'changes to another app'),
  keys('Alt+Escape', 'changes to another app'),
  keys('Control+Alt+Delete', 'opens the security screen'),
  keys('Control+Shift+Escape', 'opens the task manager'),
  keys('Control+Alt+Backspace', 'ends the session'),
  keys('Control+Alt+t', 'opens a terminal'),
  keys('Control+Alt+F1', 'changes to another console'),
  keys('Meta+Alt+Escape', 'opens the list of apps to end'),
  keys('F1', 'opens the help of the system'),
  keys('Shift+F1', 'opens the help of the system'),
  keys('F3', 'searches in the page'),
  keys('F5', 'loads the page again'),
  keys('F6', 'moves to the bar of addresses'),
  keys('F7', 'asks about a text cursor'),
  keys('F11', 'leaves the full screen'),
  keys('F12', 'opens the developer tools'),
  keys('Control+Shift+i', 'opens the developer tools'),
  keys('Control+Shift+j', 'opens the developer tools'),
  keys('Control+Shift+c', 'opens the developer tools'),
  keys('Meta+Alt+i', 'opens the developer tools'),
  keys('Control+u', 'shows the source of the page'),
  keys('Control+r', 'loads the page again'),
  keys('Control+Shift+r', 'loads the page again'),
  keys('Control+F5', 'loads the page again'),
  keys('Control+l', 'moves to the bar of addresses'),
  keys('Alt+d', 'moves to the bar of addresses'),
  keys('Control+t', 'opens a page'),
  keys('Control+n', 'opens a window'),
  keys('Control+Shift+n', 'opens a window'),
  keys('Control+Shift+t', 'opens the page that was closed last'),
  keys('Control+o', 'opens a file'),
  keys('Control+s', 'saves the page'),
  keys('Control+p', 'prints'),
  keys('Control+Shift+p', 'prints by the dialog of the system'),
  keys('Control+f', 'searches in the page'),
  keys('Control+g', 'searches in the page'),
  keys('Control+h', 'shows the history'),
  keys('Control+j', 'shows the downloads'),
  keys('Control+d', 'keeps the page as a bookmark'),
  keys('Control+Shift+b', 'shows the bookmarks'),
  keys('Control+Shift+Delete', 'opens the settings of the browser'),
  keys('Control+=', 'makes the page larger'),
  keys('Control++', 'makes the page larger'),
  keys('Control+-', 'makes the page smaller'),
  keys('Control+0', 'gives the page its own size'),
  keys('Alt+ArrowLeft', 'goes back'),
  keys('Alt+ArrowRight', 'goes forward'),
  keys('Alt+Home', 'goes to the first page'),
  keys('Meta+[', 'goes back'),
  keys('Control+Tab', 'changes to another page'),
  keys('Control+PageDown', 'changes to another page'),
  keys('Control+1', 'changes to another page'),
  keys('Control+c', 'takes what is on the screen'),
  keys('Control+x', 'takes what is in a field'),
  keys('Control+v', 'brings something in'),
  keys('Control+Insert', 'takes what is on the screen'),
  keys('Shift+Insert', 'brings something in'),
  keys('Control+z', 'brings back what was typed'),
  keys('Control+y', 'brings back what was typed'),
  keys('Control+a', 'selects all that is on the screen'),
  keys('PrintScreen', 'takes a picture of the screen'),
  keys('Meta+Shift+s', 'takes a picture of the screen'),
  keys('Meta+v', 'shows what was copied before'),
  keys('Meta+.', 'opens a panel of signs'),
  keys('Insert', 'writes over what is in a field'),
  keys('Pause', 'opens the properties of the system'),
  keys('Meta+Pause', 'opens the properties of the system'),
  keys('CapsLock', 'alters what is typed next'),
  { by: 'pointer', type: 'mouseDown', button: 'right', would: 'opens a context menu' },
  { by: 'pointer', type: 'contextMenu', button: 'right', would: 'opens a context menu' },
  { by: 'pointer', type: 'mouseDown', button: 'middle', would: 'opens a link in a window' },
  { by: 'pointer', type: 'mouseUp', button: 'middle', would: 'brings something in, on Linux' },
  {
    by: 'pointer',
    type: 'mouseDown',
    button: 'left',
    held: 'control',
    would: 'opens a context menu, on macOS',
  },
  { by: 'pointer', type: 'mouseDown', button: 'left', held: 'meta', would: 'opens a link in a window' },
  { by: 'pointer', type: 'mouseDown', would: 'goes back, with the fourth button' },
  { by: 'pointer', type: 'mouseWheel', held: 'control', would: 'makes the page larger' },
  { by: 'pointer', type: 'mouseWheel', held: 'meta', would: 'makes the page larger' },
  ofWindow('close', 'closes the window'),
  ofWindow('system-context-menu', 'opens the menu of the window', { x: 1, y: 1 }),
  ofWindow('app-command', 'goes back, by a key of the keyboard', 'browser-backward'),
  ofWindow('app-command', 'goes back, by a key of the mouse', 'browser-forward'),
  ofWindow('app-command', 'opens the help', 'help'),
  ofWindow('app-command', 'prints', 'print'),
  page('context-menu', 'opens a context menu', { x: 1, y: 1 }),
  page('will-prevent-unload', 'keeps a page that is to go'),
  page('will-navigate', 'goes to another page', 'https://example.com/'),
  page('will-navigate', 'loads the page again', 'app://branchdesk/index.html'),
  page('will-frame-navigate', 'shows another page in a frame'),
  page('will-redirect', 'goes to another page'),
  page('will-attach-webview', 'shows another page within this one'),
  script("window.open('https://example.com/')", 'opens a window'),
  script("window.open('app://branchdesk/index.html')", 'opens a window of its own'),
  script("window.open('', '', 'popup')", 'opens an empty window'),
  script("location.href = 'https://example.com/'", 'goes to another page'),
  script("location.assign('file:///etc/passwd')", 'shows a file of the machine'),
  script("location.replace('mailto:a@example.com')", 'opens the mail program'),
  script("location.href = 'ms-settings:'", 'opens the settings of the system'),
  script("location.href = 'tel:123'", 'opens the telephone'),
  script("location.href = 'chrome://version'", 'opens a page of the browser'),
  script("location.href = 'javascript:document.body.remove()'", 'runs a script from an address'),
  script("location.href = 'data:text/html,out'", 'shows a page out of an address'),
  script(
    "location.href = URL.createObjectURL(new Blob(['out'], { type: 'text/html' }))",
    'shows a page of its own',
  ),
  script('location.reload()', 'loads the page again'),
  script('history.go(1)', 'goes forward'),
  script(
    "Object.assign(document.body.appendChild(document.createElement('a')), { href: 'https://example.com/' }).click()",
    'follows a link',
  ),
  script(
    "Object.assign(document.body.appendChild(document.createElement('a')), { href: 'https://example.com/', target: '_blank' }).click()",
    'follows a link into a window',
  ),
  script(
    "Object.assign(document.body.appendChild(document.createElement('a')), { href: 'data:text/plain,x', download: 'x.txt' }).click()",
    'loads a file down',
  ),
  script(
    "Object.assign(document.body.appendChild(document.createElement('form')), { action: 'https://example.com/' }).submit()",
    'sends a form',
  ),
  script(
    "Object.assign(document.body.appendChild(document.createElement('form')), { action: '/index.html', target: '_blank' }).submit()",
    'sends a form into a window',
  ),
  script(
    "document.body.appendChild(Object.assign(document.createElement('input'), { type: 'file' })).click()",
    'opens the files of the machine',
  ),
  script('window.showOpenFilePicker?.().catch(() => {})', 'opens the files of the machine'),
  script('window.showSaveFilePicker?.().catch(() => {})', 'saves a file'),
  script('window.showDirectoryPicker?.().catch(() => {})', 'opens the files of the machine'),
  script('window.print?.()', 'prints by the dialog of the system'),
  script("alert('x')", 'shows a dialog'),
  script("confirm('x')", 'shows a dialog'),
  script("prompt('x')", 'shows a dialog'),
  script("addEventListener('beforeunload', (event) => event.preventDefault())", 'keeps a page that is to go'),
  script('document.documentElement.requestFullscreen().catch(() => {})', 'takes the full screen'),
  script(
    'window.documentPictureInPicture?.requestWindow().catch(() => {})',
    'opens a window over all others',
  ),
  script(
    "Notification.requestPermission().then(() => new Notification('x')).catch(() => {})",
    'shows a notification',
  ),
  script("navigator.clipboard?.writeText('x').catch(() => {})", 'takes what is on the screen'),
  script(
    'navigator.clipboard?.readText().then((it) => { document.title = it; }).catch(() => {})',
    'reads what was copied',
  ),
  script(
    "navigator.registerProtocolHandler?.('mailto', location.origin + '/?%s')",
    'makes itself the mail program',
  ),
  script(
    "document.body.appendChild(document.createElement('iframe')).src = 'https://example.com/'",
    'shows another page in a frame',
  ),
  script('navigator.share?.({ text: "x" }).catch(() => {})', 'opens the sharing of the system'),
  drop('shows a file of the machine', ['/etc/hostname']),
  drop('shows a picture of the machine', ['/etc/hostname'], [{ mimeType: 'text/html', data: '<b>x</b>' }]),
  drop('follows a link that is dropped', [], [{ mimeType: 'text/uri-list', data: 'https://example.com/' }]),
  drop('brings a text in', [], [{ mimeType: 'text/plain', data: '9000123412341234' }]),
];
