import fc from 'fast-check';

/**
 * Property tests draw the same cases every time, so that the gate says the same of the same tree. `FC_SEED=…` draws
 * others: the command for those who hunt.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
