import { listPhrases, type PlotWords } from './plot-words.js';

export const ANIMATION: PlotWords = {
  years: [1900, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    hedgehog / clockwork bird / young cloud / little robot / penguin / firefly / snail / paper dragon / teapot /
    badger / goldfish / snowflake / toy soldier / moth / m:baker's cat / f:barn owl
  `),
  traits: listPhrases(`
    shy / very small / forgetful / bossy / musical / homesick / upside-down / cheerful / curious / sleepless /
    left-handed
  `),
  tails: listPhrases(`
    with a gift for opera / with two left feet / afraid of the dark / named after a train / without a shadow /
    with an enormous appetite
  `),
  things: listPhrases(`
    acorn / moon / rainbow / music box / kite / north wind / carousel / lighthouse / pocket watch / puddle / star
  `),
  quests: listPhrases(`
    sets off to find where the [colors|echoes|lost socks] go / must return {a thing} before anyone notices /
    learns to fly by doing everything wrong / gets locked in a [department store|museum|toy shop] at Christmas /
    leads the [toys|pigeons|umbrellas] of an entire street to freedom /
    searches the [city|attic|orchard] for a missing melody / enters the great [acorn|snail|kite] race /
    trades places with [a shooting star|a king|a reflection] for a day /
    befriends the [giant|storm|monster] that everyone else runs from /
    builds {a thing} out of [buttons|moonlight|old newspapers] /
    has to deliver a birthday cake to the [bottom of the sea|top of a cloud|far side of the hill] /
    is elected [king of the pond|mayor of the garden|captain of a bathtub] by accident
  `),
  troubles: listPhrases(`
    the colors fade / spring forgets to come / the carnival leaves town / the orchestra loses its tune /
    the river stops singing / a balloon drifts away with everyone's lunch / the clock tower hiccups
  `),
  turns: listPhrases(`
    the moon refuses to go home / the villain turns out to be lonely / winter arrives in July /
    the biggest help comes from the smallest friend / the map turns out to be upside down / everybody starts to float /
    the whole pond joins in / the shadow takes a holiday / the giant sneezes / the cake begins to sing /
    the north wind asks for directions / everybody forgets the way back
  `),
  kinds: listPhrases(`
    a hand-drawn delight / a colorful animated tale / an animated caper for all ages / a cartoon with a big heart /
    a paper-cut wonder
  `),
  openings: listPhrases(`
    Deep in the gardens of {place}, {hero} {quest} /
    Under the rooftops of {place} there lives {name}, {hero} who {quest} / Once upon a Tuesday, {hero} {quest} /
    Nobody is too small: {hero} {quest} / High above {place}, {hero} {quest}
  `),
  links: listPhrases(`
    Luckily, {turn} / That is when {turn} / You will not believe it, but {turn} / Three songs later, {turn} /
    With a hop and a bump, {turn} / All would be well, except that {turn}
  `),
  remarks: listPhrases(`
    Drawn by hand, frame by frame. / With seven new songs. / For children, and for those who were. /
    Short, sweet and very silly. / Look out for the snail in every scene.
  `),
  adjectives: listPhrases(`
    Tiny / Upside-Down / Flying / Sugar / Clockwork / Whispering / Polka-Dot / Sleepy / Giggling / Wobbly / Starry /
    Marvelous / Runaway / Humming
  `),
  nouns: listPhrases(`
    Hedgehog / Moonbeam / Puddle / Teapot / Snowflake / Penguin / Firefly / Robot / Acorn / Dragonfly / Umbrella /
    Bumblebee / Cloud / Marmalade Cat / Balloon / Caterpillar / Tadpole / Thimble / Kite / Cuckoo
  `),
  titles: listPhrases(`
    {name} the {hero} / {name} and the {adj} {noun} / The {hero} and the {thing} / How the {hero} [Lost a Shoe|Learned to Sing|Caught a Cold|Missed the Train] /
    The Great {noun} Race / The {adj} {hero} / The {noun} That Could Not Sleep / Hooray for the {hero} /
    The {noun} Parade / Tales of the {adj} {noun} / Around {place} in a {noun}
  `),
};
