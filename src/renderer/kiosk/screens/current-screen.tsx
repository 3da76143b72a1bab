import { useShallow } from 'zustand/react/shallow';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { type Screen, screenOf } from '../state/screen-of.ts';
import { useKiosk } from '../state/store.ts';
import { AttractScreen } from './attract-screen.tsx';
import { ChoicesScreen } from './choices-screen.tsx';
import { ClosedScreen } from './closed-screen.tsx';
import { MobileScreen } from './mobile-screen.tsx';
import { MomentScreen } from './moment-screen.tsx';
import { ProofScreen } from './proof-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { ResultScreen } from './result-screen.tsx';
import { StaffScreen } from './staff-screen.tsx';
import { WaitScreen } from './wait-screen.tsx';

const shown = (screen: Screen, language: Language, seen: number) => {
  switch (screen.name) {
    case 'cover':
      return null;
    case 'attract':
      return <AttractScreen />;
    case 'mobile':
      return <MobileScreen />;
    case 'staff':
      return <StaffScreen />;
    case 'wait':
      return <WaitScreen />;
    case 'looking':
    case 'reading':
    case 'sending':
      return <MomentScreen key={screen.name} what={screen.name} />;
    case 'closed':
      return <ClosedScreen closed={screen.closed} />;
    case 'proof':
      return <ProofScreen proof={screen.proof} />;
    case 'choices':
      return <ChoicesScreen visit={screen.visit} />;
    case 'question':
      return <QuestionScreen asked={screen.asked} choice={screen.choice} language={language} />;
    case 'result':
      return <ResultScreen key={seen} result={screen.result} choice={screen.choice} />;
    default:
      return assertNever(screen);
  }
};

/** The one thing that is on the screen. */
export const CurrentScreen = ({ language }: { readonly language: Language }) => {
  const screen = useKiosk(useShallow(screenOf));
  const seen = useKiosk((state) => state.seen);
  return shown(screen, language, seen);
};
