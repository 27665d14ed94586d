import type { Registration } from './registration.ts';
import { registerBuild } from './registrations/build.ts';
import { registerCheck } from './registrations/check.ts';
import { registerDiff } from './registrations/diff.ts';
import { registerFonts } from './registrations/fonts.ts';
import { registerImport } from './registrations/import.ts';
import { registerNew } from './registrations/new.ts';
import { registerProof } from './registrations/proof.ts';
import { registerSchema } from './registrations/schema.ts';
import { registerSign } from './registrations/sign.ts';
import { registerTemplates } from './registrations/templates.ts';
import { registerWatch } from './registrations/watch.ts';

/** Every command, in the order of `--help`. */
export const registrations: readonly ((to: Registration) => void)[] = [
  registerBuild,
  registerCheck,
  registerProof,
  registerWatch,
  registerSign,
  registerNew,
  registerTemplates,
  registerImport,
  registerDiff,
  registerSchema,
  registerFonts,
];
