import { listPhrases, type PlotWords } from './plot-words.js';

export const ROMANCE: PlotWords = {
  years: [1908, 1989],
  needsGenreWord: false,
  heroes: listPhrases(`
    florist / ferry captain / baker / translator / veterinarian / piano tuner / bookseller / dressmaker /
    lighthouse keeper / gardener / language teacher / photographer / night clerk / hatmaker / vintner
  `),
  traits: listPhrases(`
    divorced / heartbroken / shy / practical / widowed / engaged / jilted / unsentimental / lonely / hopeful
  `),
  tails: listPhrases(`
    with a broken heart / back from the city / with nobody to dance with / with a one-way ticket /
    with somebody else's ring / with a rule against sailors
  `),
  things: listPhrases(`
    ring / love letter / umbrella / telegram / dance card / photograph / suitcase / pearl earring / scarf /
    pocket mirror
  `),
  quests: listPhrases(`
    falls for the voice on a wrong number / meets the same stranger on every [train|ferry|tram] /
    shares [a vineyard|a bakery|a fishing boat] with a former [fiancé|rival|husband] / agrees to a marriage on paper /
    answers a lonely-hearts advertisement as a joke /
    spends one [day|night|weekend] in a foreign city with somebody about to leave /
    writes the love letters that somebody else signs / keeps {a thing} that belongs to a stranger /
    has a summer to decide between [two brothers|the sea and the city|love and a good job] /
    plans the wedding of {his} own first love /
    returns {a thing} to [every wrong address|the one who got away|a soldier's mother] /
    learns to [waltz|cook|sail] for somebody who is not watching /
    waits [a year|seven winters|one whole summer] for an answer
  `),
  troubles: listPhrases(`
    the engagement is broken off / the last ferry is missed / a letter goes to the wrong address /
    the band plays a waltz too many / the rain traps two strangers under one roof / the wedding guests go home
  `),
  turns: listPhrases(`
    the ex arrives with an invitation / the last train leaves on time / a letter gets lost for ten years /
    somebody reads the wrong page aloud / the rain will not stop / the wedding goes on without the groom /
    the answer comes by the wrong post / a sister says it first / the ship sails early /
    the whole street begins to listen / the telephone rings at last / neither of them lets go
  `),
  kinds: listPhrases(`
    a bittersweet romance / a romance with a light touch / a grown-up love story / a love story in four letters /
    an autumn romance
  `),
  openings: listPhrases(`
    {name}, {hero}, has given up on love and {quest} / It rains on {place}, and {hero} {quest} /
    There are two chairs at the window of a café in {place}; {hero} {quest} /
    For one summer in {place}, {hero} {quest} / Between two trains in {place}, {hero} {quest}
  `),
  links: listPhrases(`
    One kiss later, {turn} / Pride gets in the way, and {turn} / It is almost September when {turn} /
    Neither of them says a word, and {turn} / On the platform, {turn} / Love, as usual, is late: {turn} /
    At the last dance, {turn}
  `),
  remarks: listPhrases(`
    Bring somebody. / With the longest kiss of the decade. / The ending divides couples. /
    Best seen on a rainy Sunday. / From the novel everyone borrowed.
  `),
  adjectives: listPhrases(`
    Sweet / Moonlit / Windswept / Sunday / Tender / Autumn / Unsent / Secret / Foolish / Faithful / Summer / Stolen
  `),
  nouns: listPhrases(`
    Kiss / Proposal / Valentine / Waltz / Bouquet / Bakery / Engagement / Rendezvous / Vow / Serenade / Heart /
    Courtship / Honeymoon / Love Letter / Embrace / Sweetheart / Bride / Affair / Wedding / Promise
  `),
  titles: listPhrases(`
    {name} in Love / A {noun} in {place} / Love in {place} / The {hero}'s {noun} / {noun} at [Dusk|Midnight|the Pier] /
    Dear {name} / Marry Me, {name} / Kiss Me in {place} / {name} and the {hero} / One {adj} {noun} /
    Falling for {name} / Until We Meet in {place} / Meet Me in {place}
  `),
};
