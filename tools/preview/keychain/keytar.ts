import { createKeychainFile } from './keychain-file.ts';

/** The variable that tells a child process which file is the development keychain. */
const FILE = 'BRANCHDESK_PREVIEW_KEYCHAIN';

const file = process.env[FILE];
if (file === undefined) throw new Error(`${FILE} is not set`);

/** keytar's interface over the development keychain: what `import 'keytar'` gives in the preview. */
export const { getPassword, setPassword, deletePassword } = createKeychainFile(file);
