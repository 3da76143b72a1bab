import type { Page } from 'playwright';
import type { Language } from '../../../src/shared/domain/language.ts';
import { STAGES } from './fixtures.ts';
import { KIOSK_VIEWS, kioskStage } from './kiosk-stages.ts';
import { type Stage, setStage } from './stage.ts';

type ViewName = keyof typeof KIOSK_VIEWS;

/** A moment of a kiosk, and what is done before it is looked at. Everything is found whatever the language. */
export interface KioskScene {
  readonly name: string;
  readonly view: ViewName;
  readonly training?: true;
  /** What is otherwise on the stage. */
  readonly set?: (stage: Stage) => Stage;
  /** What is done at the screen. The page has a clock that is moved. */
  readonly play?: (page: Page) => Promise<void>;
}

const FINGER_MS = 70;

/* What is always there, by what is drawn on it. */
const LARGER = 'nav button[aria-pressed]:has([class*="letters"])';
const CONTRAST = 'nav button[aria-pressed]:has(path[d="M8 1.5a6.5 6.5 0 0 1 0 13z"])';
const READ_ALOUD = 'nav button[aria-pressed] >> nth=2';
const HELP = 'nav button:not([aria-pressed], [lang])';

/** Digits as fingers type them: a scanner is faster. */
const type = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) {
    await page.keyboard.press(digit);
    await page.clock.runFor(FINGER_MS);
  }
};

const openMobile = (page: Page): Promise<void> => page.locator('main section button').first().click();

const openStaff = async (page: Page): Promise<void> => {
  await page.locator('button[class*="corner"]').focus();
  await page.keyboard.press('Enter');
  await page.clock.runFor(1_000);
  await page.locator('fieldset').waitFor();
};

const openHealth = async (page: Page): Promise<void> => {
  await openStaff(page);
  await type(page, '482915');
  await page.locator('button[data-enter]').click();
  await page.locator('main li').first().waitFor();
};

/** Staff are told of a bundle that lies there for this machine. */
const withBundle = (stage: Stage): Stage =>
  stage.kiosk === undefined
    ? stage
    : {
        ...stage,
        kiosk: {
          ...stage.kiosk,
          health: {
            ...stage.kiosk.health,
            bundle: {
              ...{ state: 'new', issuer: 'IT of the south', version: 12 },
              until: Date.parse('2026-12-31T18:30:00Z'),
            },
          },
        },
      };

/** The configuration of the machine cannot be used, for more reasons than fit. */
const unusable = (stage: Stage): Stage => {
  const file = 'C:\\ProgramData\\Branchdesk\\branchdesk.config.json';
  const faults = [
    `${file}:4:3: "brunch" is not a setting, did you mean "branch"?`,
    `${file}:9:14: "upstreams.capillary.baseUrl" is missing`,
    `${file}:17:22: "kiosk.idleSeconds" must be 15 or more`,
    `${file}:21:5: "kiosk.kinds" is in the list twice`,
  ];
  return { ...stage, info: { ...stage.info, mode: 'not-configured', configFaults: faults } };
};

const isStill = (view: ViewName): KioskScene => ({ name: view, view });

const views = Object.keys(KIOSK_VIEWS).filter((name): name is ViewName => name in KIOSK_VIEWS);

/** Every screen of a kiosk, and what lies over one. */
export const KIOSK_SCENES: readonly KioskScene[] = [
  ...views.map(isStill),
  { name: 'kiosk-training', view: 'kiosk-proof', training: true },
  {
    name: 'kiosk-mobile',
    view: 'kiosk-attract',
    play: async (page) => {
      await openMobile(page);
      await type(page, '98450100');
    },
  },
  {
    name: 'kiosk-too-short',
    view: 'kiosk-proof',
    play: async (page) => {
      await type(page, '98');
      await page.locator('button[data-enter]').click();
      await page.locator('[role="alert"] p').waitFor();
    },
  },
  {
    name: 'kiosk-messages',
    view: 'kiosk-choices',
    play: async (page) => {
      await page.locator('main button[aria-pressed="false"]').first().click();
      await page.locator('main li').filter({ hasText: '•' }).first().waitFor();
    },
  },
  { name: 'kiosk-help', view: 'kiosk-choices', play: (page) => page.locator(HELP).last().click() },
  {
    name: 'kiosk-warning',
    view: 'kiosk-question',
    play: async (page) => {
      // Whoever listens has more time.
      const warning = page.getByRole('alertdialog');
      for (let waited = 0; waited < 300 && !(await warning.isVisible()); waited += 2)
        await page.clock.runFor(2_000);
      await warning.waitFor();
    },
  },
  {
    name: 'kiosk-who-hears',
    view: 'kiosk-proof',
    play: async (page) => {
      const question = page.getByRole('dialog');
      while (!(await question.isVisible())) {
        await page.locator(READ_ALOUD).click();
        await page.clock.runFor(200);
      }
    },
  },
  { name: 'kiosk-staff', view: 'kiosk-choices', play: openStaff },
  { name: 'kiosk-health', view: 'kiosk-choices', play: openHealth },
  { name: 'kiosk-bundle', view: 'kiosk-choices', set: withBundle, play: openHealth },
  { name: 'kiosk-staff-unusable', view: 'kiosk-closed-unusable', set: unusable, play: openStaff },
  {
    name: 'kiosk-lately',
    view: 'kiosk-choices',
    play: async (page) => {
      await openHealth(page);
      await page.locator('main [class*="controls"] button').first().click();
      await page.locator('main li bdi').first().waitFor();
    },
  },
];

/** How a scene is shown. */
export interface KioskShot {
  readonly language: Language;
  readonly contrast: boolean;
  readonly larger: boolean;
  /** Whether what is pressed lies in the lower half. */
  readonly lower?: boolean;
  /** Whether it is the one language that is offered. */
  readonly alone?: boolean;
  /** Whether it is read aloud. */
  readonly aloud?: boolean;
}

/** Runs in the page: a voice of this machine for these languages, which is done at once. */
const giveVoices = (languages: readonly string[]): void => {
  const voices = languages.map((lang) => ({
    ...{ lang, name: lang, voiceURI: lang, localService: true, default: false },
  }));
  Object.defineProperty(window, 'speechSynthesis', {
    value: Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: ({ onend }: { readonly onend: (() => void) | null }) => queueMicrotask(() => onend?.()),
      cancel: () => {},
    }),
  });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class {} });
};

/** Has the screen read aloud, with headphones where it is somebody's. */
const listen = async (page: Page): Promise<void> => {
  await page.locator(READ_ALOUD).click();
  await page.clock.runFor(200);
  const question = page.getByRole('dialog');
  if (await question.isVisible()) await question.locator('button').first().click();
};

/** Opens the page on a scene, with its letters read. */
export const openScene = async (
  page: Page,
  url: string,
  scene: KioskScene,
  { language, contrast, larger, lower = true, alone = false, aloud = false }: KioskShot,
): Promise<void> => {
  const view = KIOSK_VIEWS[scene.view];
  // The first language that is offered is that of the screen.
  const languages = [language, ...view.languages.filter((one) => one !== language && !alone)];
  await page.clock.install();
  const stage = kioskStage(STAGES.start, { ...view, languages, controlsInLowerHalf: lower });
  const mode = scene.training === true ? 'training' : stage.info.mode;
  const shown = { ...stage, info: { ...stage.info, mode } };
  // Where people speak Hindi or Arabic, a system seldom has all voices.
  await page.addInitScript(giveVoices, ['en', language]);
  await page.addInitScript(setStage, scene.set?.(shown) ?? shown);
  await page.goto(url);
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.locator('nav button').nth(languages.length).waitFor();
  if (larger) await page.locator(LARGER).click();
  if (contrast) await page.locator(CONTRAST).click();
  if (aloud) await listen(page);
  await page.clock.runFor(200);
  await scene.play?.(page);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
};
