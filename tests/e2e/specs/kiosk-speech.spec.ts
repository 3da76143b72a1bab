import { expect, type Page } from '@playwright/test';
import { heard, sayingIn } from '../../support/catalog.ts';
import { personTagged } from '../../support/people.ts';
import { createListener, type Listener } from '../fixtures/listener.ts';
import { startPreviewApp } from '../fixtures/preview-app.ts';
import { test } from '../fixtures/voice.ts';

/*
 * A kiosk without sight, with a real voice. Whoever is at it reads nothing of the page: they hear what the voice of the
 * machine has spoken, press keys, and decide by what was said.
 */

const WORDING = { Text: { en: 'May we text you?' }, Email: { en: 'May we write to you?' } };

test.use({
  configured: {
    mode: 'kiosk',
    kiosk: { idleSeconds: 120, warningSeconds: 60 },
    consent: { wording: WORDING },
  },
  display: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
});

type Tagged = Parameters<typeof personTagged>;

const person = (training: Tagged[0], tag: Tagged[1] = 'two-cards') => {
  const { mobile, name, cards } = personTagged(training, tag);
  return { mobile: mobile.slice(-10), name, proof: cards[0]?.number.slice(-6) ?? '' };
};

/** The machine is up and has its words and voices. From then on nobody looks at the page. */
const arrive = async (page: Page, voice: Parameters<typeof createListener>[0]): Promise<Listener> => {
  await page.getByRole('button', { name: 'Read aloud' }).waitFor();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(4);
  return createListener(voice, page.keyboard);
};

/** What is listened for, as each language's catalog says it. */
const wordsOf = (language: string) => {
  const say = sayingIn(language);
  const [choice, yes, done] = [say('Cash machines'), say('Yes, change it'), say('I am done')];
  const [allowed, notAllowed] = [say('Allowed'), say('Not allowed')];
  return {
    start: heard(say('Or type your mobile number')),
    loud: heard(say('Yes, speak aloud')),
    mobile: heard(say('Type your mobile number')),
    proof: heard(say('Type the last six digits of your card')),
    choices: heard(say('What do you want to change?'), say('Now: {0}', allowed)),
    choice: heard(choice),
    question: heard(choice, say('Now:'), allowed, say('New:'), notAllowed, yes),
    yes: heard(yes),
    result: heard(say('Done. We checked.'), say('{0}. You asked for: {1}', '', notAllowed), done),
    done: heard(done),
  };
};

/** From the first screen to what can be changed, by ear. `who`: what they answer when they are asked who hears it. */
const enter = async (
  me: Listener,
  { mobile, proof }: { readonly mobile: string; readonly proof: string },
  language: string,
  who?: RegExp,
): Promise<void> => {
  const words = wordsOf(language);
  await me.press('ArrowDown');
  await me.hears(words.start);
  await me.choose(words.start);
  await me.hears(who ?? words.loud);
  await me.choose(who ?? words.loud);
  await me.hears(words.mobile);
  await me.type(mobile);
  await me.press('Enter');
  await me.hears(words.proof);
  await me.type(proof);
  await me.press('Enter');
};

for (const language of ['en', 'ar', 'es', 'hi'])
  test(`by ear and keyboard alone, a preference is changed: ${language}${language === 'en' ? '' : ' @full'}`, async ({
    app: { page },
    training,
    voice,
  }) => {
    const words = wordsOf(language);
    const me = await arrive(page, voice);
    const before = voice.spoken().length;
    await enter(me, person(training), language);
    await me.hears(words.choices);
    await me.choose(words.choice);
    await me.hears(words.question);
    await me.choose(words.yes);
    await me.hears(words.result);
    await me.choose(words.done);
    // Whoever comes next hears how to begin, and nothing of what was.
    await page.getByText('Scan your card').waitFor();
    expect(await me.knocks()).toBe('To have the screen read aloud, press an arrow key.');
    expect(training.ledger.entries().length).toBeGreaterThan(0);
    const spoken = voice.spoken().slice(before);
    expect(spoken.some((one) => one.voice === language)).toBe(true);
    // A silent file has less than this.
    for (const { sound, text } of spoken) expect(sound, text).toBeGreaterThan(2_000);
  });

/** What is a customer's: how it is, what they may choose, and their numbers. */
const THEIRS = /Allowed|allowed|Cash machines|Paying|Messages|You get|To …|Done/;

test('nothing of the customer’s is spoken before they say that it may be', async ({
  app: { page },
  training,
  voice,
}) => {
  const who = person(training);
  const me = await arrive(page, voice);
  const before = voice.spoken().length;
  await enter(me, who, 'en', /No, say nothing of mine/);
  // To the end: a screen that comes meanwhile is said anew.
  await me.hears(/yours alone, and is not read aloud.*You are asked once more before anything is changed/);
  for (let steps = 0; steps < 12; steps += 1) {
    await me.press('ArrowDown');
    await me.hears(/Button/);
  }
  const all = () =>
    voice
      .spoken()
      .slice(before)
      .map(({ text }) => text)
      .join(' ');
  expect(all()).not.toMatch(THEIRS);
  // What was typed is told by its length alone.
  expect(all().replace(/\d+ digits? typed/g, '')).not.toMatch(/\d/);
  expect(all()).not.toContain(who.name);
  await me.press('*');
  await me.hears(/Speak aloud here\?/);
  expect(all()).not.toMatch(THEIRS);
  await me.choose(/Yes, speak aloud/);
  await me.hears(/What do you want to change\?.*Cash machines.*Now: Allowed/);
});

test('whoever is not recognized hears it, and how long they wait @full', async ({
  app: { page },
  training,
  voice,
}) => {
  const { mobile, proof } = person(training);
  const wrong = proof.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
  const me = await arrive(page, voice);
  await enter(me, { mobile, proof: wrong }, 'en');
  for (let tries = 1; tries < 3; tries += 1) {
    await me.hears(/We could not recognize you with these numbers\..*there is a wait/);
    await me.type(wrong);
    await me.press('Enter');
  }
  await me.hears(/We could not recognize you.*You can try again in \d+ (seconds|minute)/);
  await me.choose(/I am done/);
  await page.getByText('Scan your card').waitFor();
});

test('digits are said to headphones alone @full', async ({ app: { page }, training, voice }) => {
  const { mobile } = person(training);
  const me = await arrive(page, voice);
  await me.press('ArrowDown');
  await me.hears(/Scan your card/);
  await me.choose(/type your mobile number/);
  await me.hears(/Only I hear it, with headphones/);
  await me.choose(/Only I hear it, with headphones/);
  await me.hears(/Type your mobile number.*taken back with Delete/);
  for (const [index, digit] of [...mobile.slice(0, 3)].entries()) {
    await me.press(digit);
    expect(await me.hears(/typed/)).toBe(`${digit} ${index + 1} ${index === 0 ? 'digit' : 'digits'} typed`);
  }
  // Sound may come from the loudspeaker again: it is asked once more, and digits are not said meanwhile.
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await me.hears(/Speak aloud here\?/);
  await me.choose(/Yes, speak aloud/);
  // To the end of what is said of this screen.
  await me.hears(/Type your mobile number.*taken back with Delete/);
  await me.press('7');
  expect(await me.hears(/typed/)).toBe('4 digits typed');
});

test('nothing waits to be said when a visit ends in the middle of a sentence @full', async ({
  app: { page },
  training,
  voice,
}) => {
  const me = await arrive(page, voice);
  await enter(me, person(training), 'en');
  await me.hears(/What do you want to change\?.*Cash machines/);
  voice.hold(true);
  await me.press('*');
  await page.getByRole('button', { name: 'Stop the voice' }).waitFor();
  await expect.poll(voice.isSpeaking).toBe(true);
  const spoken = voice.spoken().length;
  await page.getByRole('button', { name: 'I am done' }).tap();
  await expect(page.getByText('Scan your card')).toBeVisible();
  voice.hold(false);
  await me.knocks();
  expect(
    voice
      .spoken()
      .slice(spoken)
      .map(({ text }) => text),
  ).toEqual(['To have the screen read aloud, press an arrow key.']);
});

test('what a lost page was saying is not said to whoever comes @full', async ({
  openBrowser,
  branch,
  display,
  training,
  voice,
}) => {
  const app = await startPreviewApp(await openBrowser(), display, branch);
  await app.show();
  const { page } = app;
  const me = await arrive(page, voice);
  await enter(me, person(training), 'en');
  await me.hears(/What do you want to change\?.*Cash machines/);
  voice.hold(true);
  await me.press('*');
  await expect.poll(voice.isSpeaking).toBe(true);
  const spoken = voice.spoken().length;
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  const next = await page.context().newPage();
  await next.goto(page.url());
  const other = await arrive(next, voice);
  voice.hold(false);
  await other.press('*');
  await other.hears(/Change what is yours.*Every key stops the voice/);
  expect(voice.spoken()[spoken]?.text).toBe('Change what is yours');
  await app.stop();
});

test('the volume has keys and buttons, tells how loud it is, and is the usual one for whoever comes @full', async ({
  app: { page },
  voice,
}) => {
  const me = await arrive(page, voice);
  const given = await page.evaluateHandle(() => {
    const volumes: number[] = [];
    const speak = speechSynthesis.speak.bind(speechSynthesis);
    speechSynthesis.speak = (utterance) => {
      volumes.push(utterance.volume);
      speak(utterance);
    };
    return volumes;
  });
  const last = () => given.evaluate((volumes) => volumes.at(-1));
  await me.press('ArrowDown');
  await me.hears(/Every key stops the voice/);
  expect(await last()).toBeCloseTo(0.6);
  await me.press('+');
  expect(await me.hears(/Volume/)).toBe('Volume 4 of 5');
  expect(await last()).toBeCloseTo(0.8);
  await me.choose(/Quieter/);
  await me.hears(/Volume 3 of 5/);
  await me.press('-');
  await me.hears(/Volume 2 of 5/);
  await me.choose(/I am done/);
  await expect(page.getByRole('button', { name: 'Say it again' })).toHaveCount(0);
  await me.press('ArrowDown');
  await me.hears(/Change what is yours/);
  expect(await last()).toBeCloseTo(0.6);
});

test('speech is heard as long as nobody acts, and said again by a key and by a button @full', async ({
  app: { page },
  voice,
}) => {
  const me = await arrive(page, voice);
  voice.hold(true);
  await me.press('ArrowDown');
  await expect.poll(voice.isSpeaking).toBe(true);
  // A touch where there is nothing to press.
  await page.touchscreen.tap(5, 5);
  await expect.poll(() => page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  const spoken = voice.spoken().length;
  voice.hold(false);
  await me.press('*');
  await me.hears(/Change what is yours.*Every key stops the voice/);
  expect(voice.spoken().at(spoken)?.text).toBe('Change what is yours');
  await me.choose(/Say it again/);
  await me.hears(/Change what is yours.*Every key stops the voice/);
  await me.choose(/Read aloud/);
  expect(await me.hears(/./)).toBe('Nothing is read aloud any more.');
});

test('headphones that are plugged in at the first screen begin it', async ({ app: { page }, voice }) => {
  const me = await arrive(page, voice);
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await me.hears(/Change what is yours.*The star key says the screen again/);
});

const LONG = `${'We write to you about payments that failed and about what to do then. '.repeat(6)}Stop it any time.`;

test.describe('where a wording is longer than its place', () => {
  test.use({
    configured: {
      ...{ mode: 'kiosk', kiosk: { idleSeconds: 120, warningSeconds: 60 } },
      consent: { wording: { Text: { en: LONG }, Email: { en: LONG } } },
    },
    display: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  });

  test('it is heard whole, and agreed to when it was turned to its end @full', async ({
    app: { page },
    training,
    voice,
  }) => {
    const me = await arrive(page, voice);
    await enter(me, person(training, 'text-opt-out'), 'en');
    await me.hears(/What do you want to change\?/);
    await me.choose(/Messages to you/);
    await me.choose(/Text.*You do not get them/);
    await me.hears(/you agree to this:.*Stop it any time\..*Please read to the end first/);
    const sent = training.ledger.entries().length;
    await me.choose(/Yes, change it Please read to the end first Button that cannot be pressed now/);
    await me.choose(/More/);
    for (let turns = 0; turns < 8; turns += 1) await me.press('Enter');
    expect(training.ledger.entries()).toHaveLength(sent);
    await me.choose(/Yes, change it Button/);
    await me.hears(/Done\. We checked\./);
  });
});
