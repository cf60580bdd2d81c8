import { listPhrases, type PlotWords } from './plot-words.js';

export const MYSTERY: PlotWords = {
  years: [1894, 1972],
  needsGenreWord: false,
  heroes: listPhrases(`
    crossword editor / village doctor / inspector / ghostwriter / hotel detective / antiquarian / f:spinster /
    librarian / m:curate / solicitor / bookseller / chess master / piano teacher / f:governess / amateur botanist
  `),
  traits: listPhrases(
    `sharp-eyed / retired / meddlesome / absent-minded / patient / doubting / observant / elderly / disbelieved`,
  ),
  tails: listPhrases(`
    on holiday / with a good memory / with a fondness for poisons / in the wrong compartment /
    with an unsigned letter / with an eye for handwriting
  `),
  things: listPhrases(`
    portrait / cipher / pocket watch / key / chess set / glove / diary / music box / writing desk / tea set /
    letter opener
  `),
  quests: listPhrases(`
    looks into a [death|theft|disappearance] that three people confess to /
    receives a letter from a man long [buried|missing|forgotten] / is snowed in with [nine|eleven|seven] suspects /
    searches [an island|a manor|a night train] for a missing [bride|heir|manuscript] /
    recognizes a stranger in an old portrait / inherits {a thing} with a condition attached /
    finds the same code in two unrelated wills / must prove that {a thing} is a forgery /
    returns {a thing} to a house where nobody admits to owning it /
    sits in on an inquest and notices [the wrong shoes|the stopped clock|the second glass] /
    follows {a thing} through [five auctions|three marriages|a village of liars] /
    plays a game of chess by post with [a suspect|a dead man|somebody unknown] /
    PG-13: is asked to solve a murder before it happens /
    PG-13: finds the vicar dead among the [dahlias|hymn books|beehives]
  `),
  troubles: listPhrases(`
    a guest fails to come down to breakfast / the heir cannot be found / the village clock stops /
    a painting comes back / an obituary is printed too early / the night train arrives one passenger short
  `),
  turns: listPhrases(`
    the butler hires a lawyer / the dead man sends a telegram / the thirteenth guest arrives /
    the lights go out for exactly one minute / the key turns out to fit another door /
    the only witness changes her story / the handwriting fails to match anybody's / the alibi turns out to be true /
    the tide uncovers a second boat / the last page goes missing / everyone proves to have the same motive /
    PG-13: the poison turns up in the other cup
  `),
  kinds: listPhrases(`
    an elegant whodunit / a puzzle with a cold draft / a mystery in the classic style / a riddle wrapped in tweed /
    a fair-play detective story
  `),
  openings: listPhrases(`
    There are eleven rooms in the house near {place}, and {hero} {quest} /
    Somebody in {place} is lying, and {hero} {quest} / It rains for a week in {place}; {hero} {quest} /
    The police have closed the case, but {hero} {quest} / {name} has a question for everyone: {hero} who {quest}
  `),
  links: listPhrases(`
    The answer seems plain until {turn} / Over tea, {turn} / One clue does not fit: {turn} /
    Everyone gathers in the library, and {turn} / At the inquest, {turn} / There is one person too many when {turn}
  `),
  remarks: listPhrases(`
    The clues are all there. / You will not guess it. / Watch the clock in the hall. /
    Do not tell your friends the ending. / The culprit is in the first scene.
  `),
  adjectives: listPhrases(`
    Vanished / Locked / Anonymous / Fogbound / Unsigned / Missing / Masked / Curious / Silent / Unlikely / Absent /
    Poisoned
  `),
  nouns: listPhrases(`
    Cipher / Manor / Confession / Footprint / Detective / Lodger / Testament / Riddle / Portrait / Disappearance /
    Inquest / Clue / Suspect / Heirloom / Guest / Postmark / Masquerade / Witness / Enigma / Secret
  `),
  titles: listPhrases(`
    The {noun} at {place} / The {adj} {noun} / The Case of the {adj} {noun} / A {noun} in {place} / Who Saw {name}? /
    The {hero}'s {noun} / The {place} {noun} / Nine {adj} Guests / The Clue in the {thing} /
    The {noun} on the Night Train / Death of a {hero}
  `),
};
