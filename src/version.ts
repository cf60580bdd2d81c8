/** The generator's version: with configuration and seed it fixes every byte. The same as in package.json. */
export const VERSION = '0.3.0';
